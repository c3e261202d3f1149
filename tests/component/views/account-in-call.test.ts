import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office, type FakePhone } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

/** A dialog of the account was opened; then a call came, and was answered from the card. */
async function calledMeanwhile(dialog: string): Promise<FakePhone> {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('button', { name: dialog }).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  const id = fake.ring({ address: 'sip:bob@example.com' });
  fake.phone.calls.answer(id);
  fake.say({ type: 'established', at: Date.now() });
  return fake;
}

test('what is saved of an account in a call takes effect after the call and does not cut it', async () => {
  const fake = await calledMeanwhile('Change Office');
  const dialog = page.getByRole('dialog');
  await expect.element(dialog.getByText('What is changed now takes effect after the call')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Display name' }).fill('Alice from the office');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(fake.phone.accounts.all).toMatchObject([{ displayName: 'Alice from the office' }]);
  expect(fake.stopped).toEqual([]);
  fake.say({ type: 'remote-ended', at: Date.now() });
  expect(fake.stopped).toEqual([office.id]);
});

test('an account in a call is not removed', async () => {
  const fake = await calledMeanwhile('Remove Office');
  const remove = page.getByRole('dialog').getByRole('button', { name: 'Remove' });
  await remove.click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('It can be changed after the call');
  expect(fake.bridge.inputsOf('accounts:remove')).toEqual([]);
  fake.say({ type: 'remote-ended', at: Date.now() });
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await remove.click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('accounts:remove')).toEqual([{ accountId: office.id }]);
});
