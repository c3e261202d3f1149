import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, provisionFor, test } from './parley-test.ts';

test('the window comes back where it was, as large, enlarged and dark', async ({
  start,
  board,
}, testInfo) => {
  const provision = provisionFor(board, 'alice');
  const first = await start({ profile: 'p', provision });
  await first.link('Settings').click();
  await first.window.getByRole('combobox', { name: 'Colours' }).click();
  await first.window.getByRole('option', { name: 'Dark' }).click();
  const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
  await expect.poll(() => first.window.evaluate(isDark)).toBe(true);
  const window = await first.app.browserWindow(first.window);
  const bounds = { x: 130, y: 90, width: 700, height: 620 };
  await window.evaluate((it, place) => {
    it.setBounds(place);
    it.webContents.sendInputEvent({ type: 'keyDown', keyCode: '=', modifiers: ['control'] });
  }, bounds);
  await expect.poll(() => window.evaluate((it) => it.webContents.getZoomLevel())).toBe(0.5);
  await expect.poll(() => first.window.evaluate(() => innerWidth)).toBeLessThan(700);
  const saved = () => readFile(join(testInfo.outputPath('p'), 'window.json'), 'utf8').catch(() => '{}');
  await expect.poll(async () => JSON.parse(await saved()) as unknown).toMatchObject({ bounds });
  await first.close();

  const second = await start({ profile: 'p' });
  await expect(second.link('Settings')).toBeVisible();
  const again = await second.app.browserWindow(second.window);
  expect(await again.evaluate((it) => it.getBounds())).toEqual(bounds);
  expect(await again.evaluate((it) => it.webContents.getZoomLevel())).toBe(0.5);
  expect(await second.window.evaluate(isDark)).toBe(true);
});
