import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// The rooms of the house (ARCHITECTURE.md), the more special pattern first.
const rooms = [
  { type: 'contract', partialMatch: false, pattern: 'preload/contract/**' },
  { type: 'preload', partialMatch: false, pattern: 'preload/**' },
  { type: 'ipc', partialMatch: false, pattern: 'main/ipc/**' },
  { type: 'main', partialMatch: false, pattern: 'main/**' },
  { type: 'domain', partialMatch: false, pattern: 'renderer/domain/**' },
  { type: 'sip', partialMatch: false, pattern: 'renderer/sip/**' },
  { type: 'media', partialMatch: false, pattern: 'renderer/media/**' },
  { type: 'listeners', partialMatch: false, pattern: 'renderer/listeners/**' },
  { type: 'stores', partialMatch: false, pattern: 'renderer/stores/**' },
  { type: 'views', partialMatch: false, pattern: 'renderer/views/**' },
  { type: 'ui', partialMatch: false, pattern: 'renderer/ui/**' },
  { type: 'card', partialMatch: false, pattern: 'renderer/card/**' },
  { type: 'renderer', partialMatch: false, pattern: 'renderer/**' },
  { type: 'switchboard', partialMatch: false, pattern: 'tests/switchboard/**' },
  { type: 'tests', partialMatch: false, pattern: 'tests/**' },
  { type: 'build', partialMatch: false, pattern: 'build/**' },
];

/** What each room may import of the others, besides itself. */
const mayImport = {
  contract: [],
  domain: [],
  ui: [],
  switchboard: [],
  preload: ['contract'],
  ipc: ['contract', 'main'],
  main: ['contract', 'ipc'],
  sip: ['contract', 'domain', 'media'],
  media: ['contract', 'domain'],
  listeners: ['contract', 'domain', 'sip', 'media'],
  stores: ['contract', 'domain', 'sip', 'media', 'listeners'],
  views: ['contract', 'domain', 'stores', 'ui'],
  card: ['contract', 'views', 'ui', 'renderer'],
  renderer: ['contract', 'domain', 'sip', 'media', 'listeners', 'stores', 'views', 'ui'],
  tests: rooms.map((room) => room.type),
  build: ['main', 'switchboard', 'tests'],
};

/** Packages that only some rooms may import. */
const packageRooms = {
  'sip.js': ['sip', 'tests'],
  electron: ['main', 'ipc', 'preload', 'tests', 'build'],
  'electron-updater': ['main'],
  svelte: ['stores', 'ui', 'views', 'card', 'renderer', 'tests', 'build'],
  ws: ['main', 'switchboard', 'tests'],
  werift: ['switchboard', 'tests'],
};

const roomsBut = (types) => rooms.map((room) => room.type).filter((type) => !types.includes(type));
const any = (types) => ({ element: { types: { anyOf: types } } });

export default ts.config(
  { ignores: ['out/', 'node_modules/', 'build/project.inlang/'] },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'no-console': ['error'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    files: ['build/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // The border is crossed in one place on each side.
    files: ['main/**', 'renderer/**'],
    ignores: ['main/ipc/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'electron', importNames: ['ipcMain', 'ipcRenderer', 'contextBridge'] }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='send'][callee.object.property.name='webContents']",
          message: 'webContents.send belongs to main/ipc.',
        },
      ],
    },
  },
  {
    plugins: { boundaries },
    settings: {
      'boundaries/elements': rooms,
      'import/resolver': { node: { extensions: ['.ts', '.svelte', '.js'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkAllOrigins: true,
          policies: [
            {
              from: any(roomsBut(['domain', 'contract'])),
              allow: { to: { module: { origin: ['external', 'core'] } } },
            },
            {
              from: { element: { type: 'contract' } },
              allow: { to: { module: { origin: 'external', source: 'valibot' } } },
            },
            ...Object.entries(mayImport).map(([from, to]) => ({
              from: { element: { type: from } },
              allow: { to: any([from, ...to]) },
            })),
            ...Object.entries(packageRooms).map(([source, allowed]) => ({
              from: any(roomsBut(allowed)),
              disallow: { to: { module: { origin: 'external', source } } },
              message: `${source} may be imported only by ${allowed.join(', ')}`,
            })),
          ],
        },
      ],
    },
  },
);
