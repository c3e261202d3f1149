import { expect, test } from 'vitest';
import {
  headerValues,
  readSip,
  type SipText,
  transactionOf,
  withHeader,
  withValue,
} from '../../../../main/signalling/sip-text.ts';

const invite = [
  'INVITE sip:echo@example.org SIP/2.0',
  'Via: SIP/2.0/WSS a.invalid;branch=z9hG4bK1;rport, SIP/2.0/UDP b;branch=z9hG4bK2',
  'CSeq: 7 INVITE',
  'Subject: one:two',
  '',
  'v=0\r\n\r\ns=-',
].join('\r\n');

function read(text: string): SipText {
  const message = readSip(text);
  if (!message) throw new Error('no SIP message');
  return message;
}

test('reads a request', () => {
  const message = read(invite);
  expect(message.start).toEqual({ kind: 'request', method: 'INVITE', uri: 'sip:echo@example.org' });
  expect(transactionOf(message)).toEqual({ branch: 'z9hG4bK1', method: 'INVITE' });
  expect(headerValues(message, 'subject')).toEqual(['one:two']);
  expect(message.body).toBe('v=0\r\n\r\ns=-');
});

test('reads bare LF, compact names, folded lines, white space before the colon, empty lines in front', () => {
  const message = read(
    '\r\n\r\nSIP/2.0 401 Unauthorized\nv : SIP/2.0/WSS a\n ; Branch = z9hG4bK9\nCSEQ: 2  REGISTER\n' +
      'www-authenticate: Digest realm="a",\n\tnonce="b"\n\nbody',
  );
  expect(message.start).toEqual({ kind: 'response', status: 401 });
  expect(transactionOf(message)).toEqual({ branch: 'z9hG4bK9', method: 'REGISTER' });
  expect(headerValues(message, 'www-authenticate')).toEqual(['Digest realm="a", nonce="b"']);
  expect(message.body).toBe('body');
});

test('adds a header and leaves everything else as it is', () => {
  const longer = withHeader(invite, 'Authorization', 'Digest x');
  expect(headerValues(read(longer), 'authorization')).toEqual(['Digest x']);
  expect(longer.replace('\r\nAuthorization: Digest x', '')).toBe(invite);
});

test('a value is replaced in the header that has it, and not in the body', () => {
  const message = (a: string) => `\r\nMESSAGE sip:a SIP/2.0\r\nA: ${a}\r\nB: one\r\n\r\nB: two`;
  expect(withValue(message('$1'), '$1', '$&')).toBe(message('$&'));
  expect(withValue(message('x'), 'two', 'three')).toBe(message('x'));
  expect(withValue(message('x'), 'four', 'five')).toBe(message('x'));
});

test.each([
  ['nothing', ''],
  ['line breaks', '\r\n\r\n'],
  ['a word', 'hello'],
  ['another protocol', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['no number for a status', 'SIP/2.0 OK\r\n\r\n'],
  ['a status out of range', 'SIP/2.0 999 Odd\r\n\r\n'],
  ['no Request-URI', 'INVITE  SIP/2.0\r\n\r\n'],
  ['binary', '\u0000\u0001\ufffd\u0000'],
])('%s is no SIP message', (_, text) => {
  expect(readSip(text)).toBeUndefined();
});

test.each([
  ['no headers', 'SIP/2.0 401 No'],
  ['a Via without branch', 'SIP/2.0 401 No\r\nVia: SIP/2.0/WSS a\r\nCSeq: 1 INVITE\r\n\r\n'],
  ['no CSeq', 'SIP/2.0 401 No\r\nVia: SIP/2.0/WSS a;branch=z\r\n\r\n'],
  ['a CSeq without number', 'SIP/2.0 401 No\r\nVia: x;branch=z\r\nCSeq: INVITE\r\n\r\n'],
  ['names of Object.prototype', 'SIP/2.0 401 No\r\nconstructor: a\r\n__proto__: b\r\n\r\n'],
  ['lines without a name', 'SIP/2.0 401 No\r\n: a\r\nb\r\n c\r\n\r\n'],
])('a message with %s belongs to no transaction', (_, text) => {
  expect(transactionOf(read(text))).toBeUndefined();
});

test.each([
  ['folds', 'SIP/2.0 200 OK\r\nA: b' + '\r\n c'.repeat(60_000)],
  ['colons', 'SIP/2.0 200 OK\r\n' + ':'.repeat(250_000)],
  ['blanks', 'SIP/2.0 200 OK\r\nVia: ;' + ' '.repeat(250_000)],
  ['semicolons', 'SIP/2.0 200 OK\r\nCSeq: 1 A\r\nVia: ' + ';'.repeat(250_000)],
  ['line breaks', '\r'.repeat(250_000)],
])('256 KiB of %s are read in no time', (_, text) => {
  const begin = process.cpuUsage();
  const message = readSip(text);
  if (message) transactionOf(message);
  // Processor time, which other programs do not lengthen; what grows with the square takes many seconds.
  expect(process.cpuUsage(begin).user).toBeLessThan(2_000_000);
});
