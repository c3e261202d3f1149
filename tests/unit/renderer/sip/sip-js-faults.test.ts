/** Messages that SIP.js's parser drops, as they come and as the inbound filters leave them. */
import { Core } from 'sip.js';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../renderer/sip/inbound/normalise.ts';
import { parseSipText, serializeSipText } from '../../../../renderer/sip/message/message.ts';
import { writeMessage } from './support/message.ts';

const logger = new Core.LoggerFactory();
logger.builtinEnabled = false;

function isRead(text: string): boolean {
  return Core.Parser.parseMessage(text, logger.getLogger('test')) !== undefined;
}

function filtered(text: string): string {
  const message = parseSipText(text);
  if (!message) throw new Error('not a SIP message');
  return serializeSipText(normalise(message, { domain: 'pbx.example', contactUser: 'me' }));
}

function request(from: string, ...headers: string[]): string {
  return writeMessage('INVITE sip:a@b SIP/2.0', [
    'v: SIP/2.0/WSS h;branch=z9hG4bK1',
    `f: ${from}`,
    'To: <sip:a@b>',
    'i: 1',
    'CSeq: 1 INVITE',
    'm: <sip:c@d>',
    ...headers,
  ]);
}

describe('SIP.js drops, without its cure,', () => {
  it.each([
    ['tel: in From', request('<tel:+4930123>;tag=1')],
    ['a bare tel: in From', request('tel:+49-30-123;tag=1')],
    ['tel: in Refer-To', request('<sip:x@y>;tag=1', 'Refer-To: <tel:5>')],
    ['an unquoted name', request('Jürgen <sip:x@y>;tag=1')],
    ['broken quotes', request('"a "b" c" <sip:x@y>;tag=1')],
    [
      'a broken binding of another device',
      writeMessage('SIP/2.0 200 OK', ['CSeq: 1 REGISTER', 'Contact: <sip:me@x>;expires=9, <<other']),
    ],
  ])('%s', (_name, text) => {
    expect(isRead(text)).toBe(false);
    expect(isRead(filtered(text))).toBe(true);
  });

  it('nothing that was right before: it stays as it is', () => {
    const text = writeMessage('INVITE sip:a@b SIP/2.0', [
      'Via: SIP/2.0/WSS h;branch=z9hG4bK1',
      'From: "Müller, \\"Hans\\"" <sip:x@y;p=1>;tag=1',
      'To: Bob B. <sip:a@b>',
      'Contact: <sip:c@d>;q=1, <sip:e@f>',
    ]);
    expect(filtered(text)).toBe(text);
  });
});
