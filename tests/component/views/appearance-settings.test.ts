import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';

test('the colours are chosen, and follow the system again', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const colours = page.getByRole('combobox', { name: 'Colours' });
  await expect.element(colours).toMatchTextContent(/As the system/);
  await colours.click();
  await page.getByRole('option', { name: 'Dark' }).click();
  await expect.poll(() => fake.bridge.inputsOf('settings:change')).toEqual([{ theme: 'dark' }]);
  await colours.click();
  await page.getByRole('option', { name: 'As the system' }).click();
  await expect
    .poll(() => fake.bridge.inputsOf('settings:change'))
    .toEqual([{ theme: 'dark' }, { theme: null }]);
});
