import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../renderer/sip/inbound/normalise.ts';
import { parseSipText, serializeSipText } from '../../../../renderer/sip/message/message.ts';
import { readMessage, writeMessage } from './support/message.ts';

function filtered(text: string): string {
  const message = parseSipText(text);
  if (!message) throw new Error('not a SIP message');
  return serializeSipText(normalise(message, { domain: 'pbx.example', contactUser: 'me' }));
}

function inHeader(name: string, value: string): string {
  return readMessage(filtered(writeMessage('NOTIFY sip:a@b SIP/2.0', [`${name}: ${value}`]))).header(name);
}

describe('the inbound filters', () => {
  it.each([
    ['From', '<tel:+49-30-123>;tag=1', '<sip:+4930123@pbx.example>;tag=1'],
    ['From', 'tel:123;tag=1', '<sip:123@pbx.example>;tag=1'],
    ['To', '"A, B" <tel:*43#>', '"A, B" <sip:*43%23@pbx.example>'],
    ['Refer-To', '<tel:5;phone-context=other.example>', '<sip:5@other.example>'],
    ['P-Asserted-Identity', '<sip:a@b>, <tel:7>', '<sip:a@b>, <sip:7@pbx.example>'],
    ['From', 'Jürgen, Zoë <sip:x@y>;tag=1', '"Jürgen, Zoë" <sip:x@y>;tag=1'],
    ['From', '"a "b" c" <sip:x@y>;tag=1', '"a \\"b\\" c" <sip:x@y>;tag=1'],
    ['Contact', 'é <sip:x@y>;q=1, <sip:z@y>', '"é" <sip:x@y>;q=1, <sip:z@y>'],
  ])('make %s: %s readable', (name, value, readable) => {
    expect(inHeader(name, value)).toBe(readable);
  });

  it('leave what was right as it is', () => {
    const text = writeMessage(
      'INVITE sip:a@b SIP/2.0',
      [
        'Via: SIP/2.0/WSS h;branch=z9hG4bK1',
        'From: "Müller, \\"Hans\\"" <sip:x@y;p=1>;tag=1',
        'To: Bob B. <sip:a@b>',
        'Contact: <sip:c@d>;q=1, <sip:e@f>',
      ],
      'a body\r\n\r\nwith: a blank line',
    );
    expect(filtered(text)).toBe(text);
  });

  it('keep only our own binding of a 200 to REGISTER', () => {
    const text = writeMessage('SIP/2.0 200 OK', [
      'CSeq: 1 REGISTER',
      'Contact: <sip:other@x>;expires=5, <sip:me@1.2.3.4:9;transport=WS>;expires=9, <<broken',
    ]);
    expect(readMessage(filtered(text)).headers('Contact')).toEqual([
      '<sip:me@1.2.3.4:9;transport=WS>;expires=9',
    ]);
  });

  it('read folded lines and compact names', () => {
    const text = 'NOTIFY sip:a@b SIP/2.0\r\nf: <sip:x@y>\r\n ;tag=1\r\n\r\n';
    expect(readMessage(filtered(text)).header('From')).toBe('<sip:x@y> ;tag=1');
  });
});
