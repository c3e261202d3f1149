import { describe, expect, it } from 'vitest';
import { redact } from '../../../../main/logging/redact.ts';

const lines = (...all: string[]) => all.join('\r\n');

describe('redact', () => {
  it.each([
    ['Authorization: Digest username="alice", nonce="n", response="0a1b"', 'Authorization: [redacted]'],
    ['proxy-authorization : Digest nonce="n"', 'proxy-authorization : [redacted]'],
    ['a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:a2V5', 'a=crypto:[redacted]'],
    [
      'Digest username="alice", response="0a1b", uri="sip:b"',
      'Digest username="alice", response=[redacted], uri="sip:b"',
    ],
    ['Authentication-Info: rspauth="0a1b", nc=1', 'Authentication-Info: rspauth=[redacted], nc=1'],
    ['password=hunter2&x=1', 'password=[redacted]&x=1'],
    ['Password: hunter2', 'Password: [redacted]'],
    ['{"user":"alice","password":"hun\\"ter2","x":1}', '{"user":"alice","password":[redacted],"x":1}'],
    ['{"credential":"turn secret"}', '{"credential":[redacted]}'],
    ['{ credentials: \'Digest response="0a1b"\' }', '{ credentials: [redacted] }'],
    ['"{\\"password\\":\\"hunter 2\\",\\"x\\":1}"', '"{\\"password\\":[redacted],\\"x\\":1}"'],
  ])('hides the secret of %s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it('hides a folded header field as a whole, and nothing after it', () => {
    const text = lines(
      'REGISTER sip:b SIP/2.0',
      'Authorization: Digest',
      ' username="a",',
      '\tresponse="0a1b"',
      'CSeq: 2',
      '',
      '',
    );
    expect(redact(text)).toBe(
      lines('REGISTER sip:b SIP/2.0', 'Authorization: [redacted]', 'CSeq: 2', '', ''),
    );
  });

  it('hides it in a message that stands in JSON', () => {
    const message = lines(
      'REGISTER sip:b SIP/2.0',
      'Authorization: Digest cnonce="c", qop=auth',
      'a=crypto:1 key',
      'CSeq: 2',
      '',
      '',
    );
    expect(redact(JSON.stringify({ message }))).toBe(
      String.raw`{"message":"REGISTER sip:b SIP/2.0\r\nAuthorization: [redacted]\r\na=crypto:[redacted]\r\nCSeq: 2\r\n\r\n"}`,
    );
  });

  it.each(['MESSAGE', 'INFO'])('hides the body of %s, written out or in JSON', (method) => {
    const message = lines(`${method} sip:b SIP/2.0`, 'Content-Length: 9', '', 'my PIN is', '', '4711');
    const redacted = lines(`${method} sip:b SIP/2.0`, 'Content-Length: 9', '', '[redacted]');
    expect(redact(`sent\n${message}`)).toBe(`sent\n${redacted}`);
    expect(redact(JSON.stringify({ message }))).not.toMatch(/PIN|4711/);
  });

  it.each(['MESSAGE a SIP/2.0\n', ' INFO a SIP/2.0\n', 'Authorization:\n ', 'password="\\"', "credential='"])(
    'reads 1 MiB of %j without going over it again and again',
    (unit) => {
      const begin = process.cpuUsage();
      redact(unit.repeat(1_048_576 / unit.length));
      expect(process.cpuUsage(begin).user).toBeLessThan(4_000_000);
    },
  );

  it('leaves what a support engineer needs', () => {
    const text = lines(
      'INVITE sip:b SIP/2.0',
      'Allow: INVITE, MESSAGE, INFO',
      'WWW-Authenticate: Digest realm="b", nonce="n"',
      'Content-Type: application/sdp',
      '',
      'v=0',
      'a=rtpmap:0 PCMU/8000',
    );
    expect(redact(text)).toBe(text);
  });
});
