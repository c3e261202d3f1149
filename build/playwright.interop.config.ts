import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig({
  testDir: at('tests/interop'),
  outputDir: at('out/interop/results'),
  // Each worker has an office of its own: servers that a test may restart, on addresses of their own.
  workers: 2,
  fullyParallel: true,
  // A test that changes an address of the network they share comes after all others.
  projects: [
    { name: 'offices', testIgnore: '**/address.spec.ts', teardown: 'address' },
    { name: 'address', testMatch: '**/address.spec.ts' },
  ],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: at('out/reports/interop.json') }]],
});
