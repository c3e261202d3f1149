import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { failed } from '../../../preload/contract/index.ts';
import type { FakeMain } from './fake-bridge.ts';
import type { FakePhone } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

const choice = () => page.getByRole('checkbox', { name: 'Start Parley when I log in' });

async function settings(main: FakeMain = {}): Promise<FakePhone> {
  const fake = await renderPhone(main);
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await expect.element(choice()).not.toBeChecked();
  return fake;
}

test('Parley can be started at login', async () => {
  const fake = await settings();
  await choice().click();
  await expect.element(choice()).toBeChecked();
  expect(fake.bridge.inputsOf('login-start:change')).toEqual([{ isOn: true }]);
});

test('a system that does not allow it is said to, and the box stays empty', async () => {
  await settings({ loginStart: { ok: true, value: false } });
  await choice().click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('The system does not allow it');
  await expect.element(choice()).not.toBeChecked();
});

test('a file that cannot be written is said', async () => {
  await settings({ loginStart: failed('storage-failed', 'EACCES') });
  await choice().click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/could not be saved.*EACCES/);
  await expect.element(choice()).not.toBeChecked();
});
