import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './chromium.ts';
import { staticIcons } from './static-icons.ts';

// vitest groups failed tests with it, but Node 20 has none.
Map.groupBy ??= <Key, Item>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key) => {
  const groups = new Map<Key, Item[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

const root = fileURLToPath(new URL('..', import.meta.url));
const svelteRunes = svelte({ configFile: fileURLToPath(new URL('svelte.config.js', import.meta.url)) });
const chromium = findChromium();

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        plugins: [svelteRunes],
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' },
      },
      {
        root,
        plugins: [staticIcons(), svelteRunes],
        // All packages are prepared before the first test: one that is found later reloads the page under the tests.
        optimizeDeps: { entries: ['renderer/**/*.{ts,svelte}', 'tests/component/**/*.ts'] },
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium === undefined ? {} : { executablePath: chromium }),
                args: [
                  '--no-sandbox',
                  // As in Electron: sound needs no click before it.
                  '--autoplay-policy=no-user-gesture-required',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--use-fake-device-for-media-stream',
                  '--use-fake-ui-for-media-stream',
                  '--allow-loopback-in-peer-connection',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
