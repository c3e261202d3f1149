import { describe, expect, it } from 'vitest';
import { tagOf } from '../../switchboard/sip/message.ts';
import { parseNameAddr } from '../../switchboard/sip/name-addr.ts';
import { ParseError, parseMessage } from '../../switchboard/sip/parse.ts';
import { serializeMessage } from '../../switchboard/sip/serialize.ts';
import { parseUri, userOf } from '../../switchboard/sip/uri.ts';
import { parseVia } from '../../switchboard/sip/via.ts';

const lines = (...all: string[]): string => all.join('\r\n');

const compact = lines(
  'INVITE sip:bob@example.org SIP/2.0',
  'v: SIP/2.0/WS a.invalid;branch=z9hG4bK1, SIP/2.0/WSS b.invalid:5061;branch=z9hG4bK2',
  'f: "Zoë, \\"the\\" <boss>" <sip:zoe@example.org;x=1>;tag=abc',
  't: <sip:bob@example.org>',
  'i: call-1',
  'CSeq: 7 INVITE',
  'm: <sip:zoe@a.invalid>;expires=60,',
  ' "Other, device" <sip:zoe@b.invalid>',
  'k: outbound, gruu',
  'l: 4',
  '',
  'äbc',
);

describe('parseMessage', () => {
  it('knows compact forms, folded lines, and several values on a line', () => {
    const message = parseMessage(compact);
    expect(message).toMatchObject({
      kind: 'request',
      method: 'INVITE',
      uri: 'sip:bob@example.org',
      body: 'äbc',
    });
    expect(message.headers.getAll('Via')).toEqual([
      'SIP/2.0/WS a.invalid;branch=z9hG4bK1',
      'SIP/2.0/WSS b.invalid:5061;branch=z9hG4bK2',
    ]);
    expect(message.headers.getAll('contact')).toEqual([
      '<sip:zoe@a.invalid>;expires=60',
      '"Other, device" <sip:zoe@b.invalid>',
    ]);
    expect(message.headers.tokens('Supported')).toEqual(new Set(['outbound', 'gruu']));
    expect(tagOf(message, 'From')).toBe('abc');
    expect(tagOf(message, 'To')).toBeUndefined();
  });

  it('cuts the body by bytes and refuses one that is too short', () => {
    expect(parseMessage(compact.replace('l: 4', 'l: 2')).body).toBe('ä');
    expect(() => parseMessage(compact.replace('l: 4', 'l: 5'))).toThrow(ParseError);
  });

  it('takes what is there where Content-Length is missing, as WebSocket frames it', () => {
    expect(parseMessage(compact.replace('l: 4\r\n', '')).body).toBe('äbc');
  });

  it('comes back from the serialiser', () => {
    const message = parseMessage(compact);
    expect(parseMessage(serializeMessage(message))).toMatchObject({ kind: 'request', body: message.body });
    expect(serializeMessage(message)).toContain('\r\nContent-Length: 4\r\n\r\näbc');
  });

  it('reads status lines, also without a reason', () => {
    const head = compact.split('\r\n').slice(1);
    expect(parseMessage(lines('SIP/2.0 200 OK', ...head))).toMatchObject({ status: 200, reason: 'OK' });
    expect(parseMessage(lines('SIP/2.0 699', ...head))).toMatchObject({ status: 699, reason: '' });
  });

  it.each([
    ['garbage', 'hello'],
    ['a missing header', compact.replace('i: call-1\r\n', '')],
    ['a line without colon', compact.replace('CSeq: 7 INVITE', 'CSeq 7 INVITE')],
    ['another method in CSeq', compact.replace('7 INVITE', '7 BYE')],
    ['no start line', compact.replace('SIP/2.0\r\n', 'HTTP/1.1\r\n')],
  ])('refuses %s', (_, text) => {
    expect(() => parseMessage(text)).toThrow(ParseError);
  });
});

describe('parseNameAddr', () => {
  it.each([
    ['"A \\"B\\" C" <sip:a@b;x=1>;tag=t', { displayName: 'A "B" C', uri: 'sip:a@b;x=1' }],
    ['Jürgen Groß <sip:j@b>', { displayName: 'Jürgen Groß', uri: 'sip:j@b' }],
    ['<tel:+49-30-123>;tag=t', { uri: 'tel:+49-30-123' }],
    ['sip:a@b;tag=t', { uri: 'sip:a@b' }],
  ])('reads %s', (text, expected) => {
    expect(parseNameAddr(text)).toMatchObject(expected);
  });
});

function dialled(text: string): string | undefined {
  const uri = parseUri(text);
  return uri && userOf(uri);
}

describe('parseUri', () => {
  it('reads SIP and tel URIs and decodes the user part', () => {
    expect(parseUri('sip:%2343@[::1]:5060;transport=ws?Subject=x')).toMatchObject({
      scheme: 'sip',
      host: '[::1]',
      port: 5060,
    });
    expect(dialled('sip:%2343@h')).toBe('#43');
    expect(dialled('sip:*43@h')).toBe('*43');
    expect(dialled('sip:alice:secret@h')).toBe('alice');
    expect(dialled('tel:+49-(30)-123;phone-context=x')).toBe('+4930123');
    expect(parseUri('mailto:a@b')).toBeUndefined();
  });
});

describe('parseVia', () => {
  it('reads transport, sent-by and branch', () => {
    const via = parseVia('SIP/2.0/WSS df7jal23ls0d.invalid;branch=z9hG4bK56;rport');
    expect(via).toMatchObject({ transport: 'WSS', sentBy: 'df7jal23ls0d.invalid' });
    expect(via?.parameters.get('branch')).toBe('z9hG4bK56');
    expect(via?.parameters.has('rport')).toBe(true);
  });
});
