import { describe, expect, it } from 'vitest';
import { digestResponse } from '../../switchboard/auth/digest.ts';

/** RFC 7616 §3.9.1. */
const mufasa = {
  username: 'Mufasa',
  realm: 'http-auth@example.org',
  password: 'Circle of Life',
  method: 'GET',
  uri: '/dir/index.html',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  qop: 'auth',
  nc: '00000001',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
} as const;

describe('digestResponse', () => {
  it('agrees with RFC 7616 for MD5', () => {
    expect(digestResponse({ ...mufasa, algorithm: 'MD5' })).toBe('8ca523f5e9506fed4657c9700eebdbec');
  });

  it('agrees with RFC 7616 for SHA-256', () => {
    expect(digestResponse({ ...mufasa, algorithm: 'SHA-256' })).toBe(
      '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
    );
  });

  it('agrees with the erratum 4897 of RFC 7616 for SHA-512-256', () => {
    const response = digestResponse({
      algorithm: 'SHA-512-256',
      username: 'Jäsøn Doe',
      realm: 'api@example.org',
      password: 'Secret, or not?',
      method: 'GET',
      uri: '/doe.json',
      nonce: '5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK',
      qop: 'auth',
      nc: '00000001',
      cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v',
    });
    expect(response).toBe('3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5');
  });

  it('covers the body with auth-int and nothing of it without', () => {
    const input = { ...mufasa, algorithm: 'MD5', body: 'one' } as const;
    expect(digestResponse(input)).toBe(digestResponse({ ...input, body: 'two' }));
    expect(digestResponse({ ...input, qop: 'auth-int' })).not.toBe(
      digestResponse({ ...input, qop: 'auth-int', body: 'two' }),
    );
  });

  it('calculates without quality of protection as RFC 2617 §3.5 did before', () => {
    const { qop: _, ...older } = {
      ...mufasa,
      realm: 'testrealm@host.com',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
    };
    expect(digestResponse({ ...older, password: 'CircleOfLife', algorithm: 'MD5' })).toBe(
      '1949323746fe6a43ef61f9606e7febea',
    );
  });
});
