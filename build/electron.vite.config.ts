import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { sipGrammar } from './sip-grammar.ts';
import { sipParts } from './sip-parts.ts';
import { staticIcons } from './static-icons.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

// The oldest engine the app must run on is that of the fallback runtime (build/electron.js): Electron 33.
const oldestChromium = 'chrome130';
const oldestNode = 'node20.18';
// Advice on the build's speed, which nobody asked for.
const checks = { pluginTimings: false };

export default defineConfig({
  main: {
    root,
    build: {
      target: oldestNode,
      outDir: at('out/main'),
      // Native speed-ups that ws asks for and does without.
      rolldownOptions: {
        checks,
        input: { index: at('main/index.ts'), 'file-worker': at('main/storage/file-worker.ts') },
        external: ['bufferutil', 'utf-8-validate'],
      },
    },
  },
  preload: {
    root,
    build: {
      target: oldestNode,
      outDir: at('out/preload'),
      // A sandboxed preload must be one CommonJS file.
      rolldownOptions: {
        checks,
        input: at('preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [staticIcons(), svelte({ configFile: at('build/svelte.config.js') }), sipGrammar(), sipParts()],
    build: {
      target: oldestChromium,
      outDir: at('out/renderer'),
      minify: true,
      // The content security policy allows no data: scripts or styles.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        checks,
        input: { index: at('renderer/index.html'), card: at('renderer/card/index.html') },
      },
    },
  },
});
