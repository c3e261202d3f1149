import { chromium } from '@playwright/test';
import { findChromium } from '../../build/chromium.ts';
import { openBrowserPhone } from '../support/browser-phone.ts';
import { fakeMedia } from '../support/launch-options.ts';
import { inboundAudio, watchPeerConnections } from '../support/peer-connections.ts';
import { expect, hostOf, test, users } from './parley-test.ts';

// The engine generation that ships, which the fallback runtime is behind.
test('the phone window makes a call in the installed Chromium', async ({ board }) => {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', ...fakeMedia],
  });
  const page = await browser.newPage();
  const close = await openBrowserPhone(page, {
    aor: `sip:alice@${hostOf(board)}`,
    password: users.alice,
    server: board.url,
  });
  await watchPeerConnections(page);
  await expect(page.getByRole('status', { name: 'Registration' })).toHaveText('Registered');
  await page.getByRole('textbox', { name: 'Name or number' }).fill('*43');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Current call' })).toContainText('Connected');
  await expect.poll(async () => (await inboundAudio(page)).energy).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'BYE' });
  await browser.close();
  close();
});
