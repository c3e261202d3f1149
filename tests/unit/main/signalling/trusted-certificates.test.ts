import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test("reads the distribution's file where Node cannot ask the system", async () => {
  nodeWith(undefined);
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const bundle = join(folder, 'ca-certificates.crt');
  await writeFile(bundle, 'office');
  expect(trustedCertificates([join(folder, 'none'), bundle])).toEqual([...tls.rootCertificates, 'office']);
  await rm(folder, { recursive: true });
});

test("leaves the choice to a Node that cannot read the system's", () => {
  nodeWith(undefined);
  expect(trustedCertificates(['/nowhere/ca-certificates.crt'])).toBeUndefined();
});
