import tls from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { trustedCertificates } from '../../../../main/signalling/trusted-certificates.ts';

const original = Object.getOwnPropertyDescriptor(tls, 'getCACertificates');
afterEach(() => {
  Reflect.deleteProperty(tls, 'getCACertificates');
  if (original) Object.defineProperty(tls, 'getCACertificates', original);
});

function nodeWith(getCACertificates: ((type: string) => string[]) | undefined): void {
  Object.defineProperty(tls, 'getCACertificates', { value: getCACertificates, configurable: true });
}

test("trusts Node's own authorities and the system's, each once", () => {
  nodeWith((type) => (type === 'system' ? ['office', 'both'] : ['world', 'both']));
  expect(trustedCertificates()).toEqual(['world', 'both', 'office']);
});

test('leaves the choice to a Node that cannot read them', () => {
  nodeWith(undefined);
  expect(trustedCertificates()).toBeUndefined();
});
