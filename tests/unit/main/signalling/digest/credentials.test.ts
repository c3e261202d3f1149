import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { strongestChallenge } from '../../../../../main/signalling/digest/challenge.ts';
import { digestCredentials } from '../../../../../main/signalling/digest/credentials.ts';

const responseOf = (credentials: string) => /[ ,]response="([0-9a-f]+)"/.exec(credentials)?.[1];

function answer(
  challenge: string,
  request: { method: string; uri: string; body?: string },
  name = 'Mufasa',
  password = 'Circle of Life',
  cnonce = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  count = 1,
): string {
  const read = strongestChallenge([challenge]);
  if (!read) throw new Error('not a challenge');
  return digestCredentials(read, { name, password }, { body: '', ...request }, { count, cnonce });
}

const lion =
  'Digest realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", ' +
  'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';

test.each([
  ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
  ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
])('RFC 7616 §3.9.1, %s', (algorithm, response) => {
  const credentials = answer(`${lion}, algorithm=${algorithm}`, { method: 'GET', uri: '/dir/index.html' });
  expect(credentials).toBe(
    'Digest username="Mufasa", realm="http-auth@example.org", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", ' +
      `uri="/dir/index.html", response="${response}", algorithm=${algorithm}, ` +
      'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", qop=auth, nc=00000001, ' +
      'cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"',
  );
});

test.each([
  ['composed', 'J\u00e4s\u00f8n Doe'],
  ['decomposed, which NFC composes', 'Ja\u0308s\u00f8n Doe'],
])('RFC 7616 §3.9.2 with erratum 4897: SHA-512-256 and UTF-8, name %s', (_, name) => {
  const challenge =
    'Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, charset=UTF-8, userhash=true, ' +
    'nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS"';
  const request = { method: 'GET', uri: '/doe.json' };
  const cnonce = 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v';
  expect(responseOf(answer(challenge, request, name, 'Secret, or not?', cnonce))).toBe(
    '3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5',
  );
});

test('RFC 2069 §2.4 with its erratum: no qop, no cnonce, no algorithm', () => {
  const credentials = answer(
    'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"',
    { method: 'GET', uri: '/dir/index.html' },
    'Mufasa',
    'CircleOfLife',
  );
  expect(responseOf(credentials)).toBe('1949323746fe6a43ef61f9606e7febea');
  expect(credentials).not.toMatch(/cnonce|nc=|qop|algorithm/);
});

// RFC 8760 prints no response values; here its algorithms are worked out by hand from the formulas of RFC 7616 §3.4.
const hashes = [
  ['MD5', 'md5'],
  ['SHA-256', 'sha256'],
  ['SHA-512-256', 'sha512-256'],
] as const;

test.each(hashes)('RFC 8760 in SIP: %s, %s-sess, auth and auth-int over the body', (token, hash) => {
  const h = (text: string) => createHash(hash).update(text).digest('hex');
  const body = 'v=0\r\ns=Gr\u00fc\u00dfe\r\n';
  const request = { method: 'INVITE', uri: 'sip:bob@biloxi.example', body };
  const digest = (parameters: string) =>
    responseOf(
      answer(`Digest realm="atlanta.example", nonce="abc", ${parameters}`, request, 'alice', 'pw', 'c1', 11),
    );
  const key = h('alice:atlanta.example:pw');
  const sessionKey = h(`${key}:abc:c1`);
  const auth = h('INVITE:sip:bob@biloxi.example');
  const authInt = h(`INVITE:sip:bob@biloxi.example:${h(body)}`);

  expect(digest(`algorithm=${token}, qop="auth"`)).toBe(h(`${key}:abc:0000000b:c1:auth:${auth}`));
  expect(digest(`algorithm=${token}, qop="auth-int"`)).toBe(h(`${key}:abc:0000000b:c1:auth-int:${authInt}`));
  expect(digest(`algorithm=${token}-sess, qop="auth"`)).toBe(h(`${sessionKey}:abc:0000000b:c1:auth:${auth}`));
  expect(digest(`algorithm=${token}-sess`)).toBe(h(`${sessionKey}:abc:${auth}`));
});

test('a -sess answer without qop carries the cnonce its key was made with', () => {
  const credentials = answer('Digest realm="r", nonce="n", algorithm=MD5-sess', { method: 'A', uri: 'b' });
  expect(credentials).toContain('cnonce="f2/');
});

test('quotes what needs it, and hashes it unquoted', () => {
  const credentials = answer(
    'Digest realm="a \\"b\\" \\\\", nonce="n"',
    { method: 'A', uri: 'sip:b' },
    'q"u',
    'p',
  );
  const h = (text: string) => createHash('md5').update(text).digest('hex');
  expect(credentials).toContain('username="q\\"u", realm="a \\"b\\" \\\\"');
  expect(responseOf(credentials)).toBe(h(`${h('q"u:a "b" \\:p')}:n:${h('A:sip:b')}`));
});
