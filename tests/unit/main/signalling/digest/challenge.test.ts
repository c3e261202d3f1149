import { expect, test } from 'vitest';
import { strongestChallenge } from '../../../../../main/signalling/digest/challenge.ts';

const md5 = 'Digest realm="r", nonce="m", algorithm=MD5, qop="auth"';
const sha256 = 'Digest realm="r", nonce="s", algorithm=SHA-256, qop="auth"';
const sha512 = 'Digest realm="r", nonce="l", algorithm=sha-512-256, qop="auth"';

test.each([
  ['MD5 first, SHA-256 last', [md5, sha256], 's'],
  ['SHA-256 first, MD5 last', [sha256, md5], 's'],
  ['one comma list', [`${md5}, ${sha512},${sha256}`], 'l'],
  ['an unknown algorithm', ['Digest realm="r", nonce="x", algorithm=SHA-3, qop="auth"', md5], 'm'],
  ['an unknown qop', ['Digest realm="r", nonce="x", algorithm=SHA-256, qop="auth-conf"', md5], 'm'],
  ['other schemes', ['Negotiate YWJj==, Basic realm="b"', `Bearer error="a, b", ${md5}`], 'm'],
  ['equals: the topmost', [sha256, sha256.replace('nonce="s"', 'nonce="t"')], 's'],
  ['no algorithm, which is MD5', ['Digest realm="r", nonce="n"', 'Digest realm="r"'], 'n'],
])('chooses the strongest of what it can answer: %s', (_, values, nonce) => {
  expect(strongestChallenge(values)?.nonce).toBe(nonce);
});

test('reads tokens in any case, quotes where none belong, and quoted characters', () => {
  const challenge = strongestChallenge([
    'DIGEST REALM="say \\"hi\\", a\\\\b",Nonce = "n,1" ,OPAQUE="", Stale="TRUE", QOP=AUTH-INT, algorithm="Md5-SESS", charset=utf-8',
  ]);
  expect(challenge).toMatchObject({
    realm: 'say "hi", a\\b',
    nonce: 'n,1',
    opaque: '',
    stale: true,
    qop: 'auth-int',
    utf8: true,
    algorithm: { hash: 'md5', session: true },
  });
});

test('prefers qop auth', () => {
  expect(strongestChallenge(['Digest realm="r", nonce="n", qop="auth-int , auth"'])?.qop).toBe('auth');
  expect(strongestChallenge(['Digest realm="r", nonce="n"'])?.qop).toBeUndefined();
});

test.each([
  '',
  'Digest',
  'Digest realm="r"',
  'Digest nonce="n"',
  'Digest realm="r, nonce="n"',
  'Digest realm=r nonce',
  ',,,= "" =Digest',
  'realm="r", nonce="n"',
  'Digest realm="a\rb", nonce="n"',
  'Digest realm="r", nonce="n\\\n"',
  'Digest realm="r", nonce="n", opaque="\u0000"',
])('hostile: %j cannot be answered', (value) => {
  expect(strongestChallenge([value])).toBeUndefined();
});

test.each([
  ['quotes', '"'.repeat(250_000)],
  ['backslashes', 'a="' + '\\'.repeat(250_000)],
  ['parameters', 'Digest ' + 'a="b",'.repeat(40_000)],
  ['open quotes', 'Digest ' + 'a="\\"'.repeat(50_000)],
  ['blanks', 'Digest a' + ' '.repeat(250_000)],
])('256 KiB of %s are read in no time', (_, value) => {
  const begin = process.cpuUsage();
  strongestChallenge([value]);
  // Processor time, which other programs do not lengthen; what grows with the square takes many seconds.
  expect(process.cpuUsage(begin).user).toBeLessThan(2_000_000);
});
