import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';

test('who opens links is shown, repaired and tested', async () => {
  await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const links = page.getByRole('list', { name: 'Links' });
  await expect.element(links).toMatchTextContent(/tel: links.*Another program.*sip: links.*Another program/);
  await page.getByRole('button', { name: 'Open with Parley' }).click();
  await expect.element(links).not.toMatchTextContent('Another program');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect.element(page.getByText('A link was opened and arrived here.')).toBeVisible();
});
