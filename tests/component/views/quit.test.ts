import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog', { name: /and quit\?/ });

test('who quits in a call is asked, by name, and may stay', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'established', at: Date.now() });
  fake.bridge.notify('app:confirm-quit', undefined);
  await expect.element(dialog()).toMatchTextContent(/on the phone with Echo/);
  await button('Cancel').click();
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('app:quit')).toEqual([]);
  fake.bridge.notify('app:confirm-quit', undefined);
  await button('End and quit').click();
  expect(fake.bridge.inputsOf('app:quit')).toEqual([{ confirmed: true }]);
});

test('the question goes with its call, and does not come back with the next one', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.bridge.notify('app:confirm-quit', undefined);
  await expect.element(dialog()).toBeVisible();
  fake.say({ type: 'failed', reason: 'busy', at: Date.now() });
  await expect.element(dialog()).not.toBeInTheDocument();
  fake.phone.dialer.call({ address: '*44' });
  await expect.element(page.getByRole('region', { name: 'Current call' })).toMatchTextContent(/44/);
  await expect.element(dialog()).not.toBeInTheDocument();
});

test('the settings end Parley where nothing else does', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await expect.element(button('Quit Parley')).toBeVisible();
  await button('Quit Parley').click();
  expect(fake.bridge.inputsOf('app:quit')).toEqual([{ confirmed: false }]);
});
