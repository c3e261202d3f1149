import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { office, type FakePhone } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = () => page.getByRole('textbox', { name: 'Name or number' });
const question = () => page.getByRole('region', { name: 'Call this number?' });

function click(fake: FakePhone, text: string): void {
  fake.bridge.notify('desktop:command', { verb: 'offer', from: 'link', text });
}

test('a link asks; Enter calls, and the keys are free for tones', async () => {
  const fake = await renderPhone();
  click(fake, 'tel:+1-415-555-0100;ext=204');
  await expect.element(question()).toMatchTextContent('Call +1 415 555 0100,204?');
  await expect.element(field()).toHaveValue('+1 415 555 0100,204');
  await expect.element(button('Call')).toHaveFocus();
  expect(fake.placed).toEqual([]);
  await userEvent.keyboard('{Enter}');
  expect(fake.placed).toEqual(['sip:+14155550100@example.com']);
  await expect.element(question()).not.toBeInTheDocument();
  fake.say({ type: 'established', at: Date.now() });
  await userEvent.keyboard('5');
  expect(fake.performed.at(-1)?.effect).toMatchObject({ type: 'send-tones', tones: '5' });
});

test('Escape and Cancel leave it', async () => {
  const fake = await renderPhone();
  for (const leave of [() => userEvent.keyboard('{Escape}'), () => button('Cancel').click()]) {
    click(fake, 'tel:204');
    await expect.element(button('Call')).toHaveFocus();
    await leave();
    await expect.element(question()).not.toBeInTheDocument();
    await expect.element(field()).toHaveValue('');
  }
  expect(fake.placed).toEqual([]);
});

test('someone known is called by name, and what to look at twice is said', async () => {
  const fake = await renderPhone();
  click(fake, 'tel:*43');
  await expect.element(question().getByText('Echo', { exact: true })).toBeVisible();
  await expect.element(question()).toMatchTextContent('it is a code for the server');
  click(fake, 'tel:٠٣٠١٢٣٤');
  await expect.element(question()).toMatchTextContent(/Call 0301234\?.*unusual characters/);
  click(fake, `tel:${'1'.repeat(21)}`);
  await expect.element(question()).toMatchTextContent('more than 20 digits');
});

test('a link that cannot be called is shown as it is, with the reason', async () => {
  const fake = await renderPhone();
  await field().fill('grace');
  click(fake, 'sip:204@example.com?Replaces=x');
  await expect.element(question().getByRole('alert')).toMatchTextContent('Type the number instead.');
  await expect.element(question()).toMatchTextContent('sip:204@example.com?Replaces=x');
  await expect.element(field()).toHaveValue('grace');
  await userEvent.keyboard('{Enter}');
  await expect.element(question()).not.toBeInTheDocument();
  expect(fake.placed).toEqual([]);
});

test('on a narrow window the question is the page, also during a call', async () => {
  const fake = await renderPhone();
  await page.viewport(360, 640);
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'established', at: Date.now() });
  click(fake, 'tel:204');
  await expect.element(button('Call')).toBeVisible();
  await expect.element(button('Mute')).toBeVisible();
});

test('a link waits for the account that is added on the welcome page', async () => {
  const fake = await renderPhone({ accounts: [] });
  click(fake, 'tel:204');
  await expect.element(page.getByRole('form', { name: 'Add account' })).toBeVisible();
  fake.bridge.notify('accounts:changed', [office]);
  await button('Start').click();
  await expect.element(question()).toMatchTextContent('Call 204?');
});

test('calls at once are allowed in the settings', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('checkbox', { name: 'Call numbers from links at once' }).click();
  await vi.waitFor(() =>
    expect(fake.bridge.inputsOf('settings:change')).toEqual([{ callLinksAtOnce: true }]),
  );
  click(fake, 'tel:204');
  expect(fake.placed).toEqual(['sip:204@example.com']);
});
