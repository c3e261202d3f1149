import { existsSync } from 'node:fs';

const known = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of an installed Chromium or Chrome, for component tests and the phone window's trial in the engine
 * generation that ships. Undefined leaves the choice to Playwright's own browser.
 */
export function findChromium(): string | undefined {
  return known.find((path) => existsSync(path));
}
