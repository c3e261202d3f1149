import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig({
  testDir: at('tests/e2e'),
  // Their desktop, or their sound server, is that of Linux or a stand-in for it.
  testIgnore:
    process.platform === 'linux' ? [] : '**/{tray,notifications,devices,keyring,card-focus}.spec.ts',
  globalSetup: at('tests/e2e/global-setup.ts'),
  outputDir: at('out/e2e'),
  // Each test starts whole Electrons with WebRTC; more than two cores' worth of them would test the machine.
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: at('out/reports/e2e.json') }]],
  use: { trace: 'retain-on-failure' },
});
