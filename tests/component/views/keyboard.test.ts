import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const call = () => page.getByRole('region', { name: 'Current call' });
const dialog = () => page.getByRole('dialog');
const press = (letter: string) => userEvent.keyboard(`{Control>}{Shift>}${letter}{/Shift}{/Control}`);
const ada = { address: 'sip:205@example.com', displayName: 'Ada Lovelace' };

async function openSettings(): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await expect.element(page.getByRole('combobox', { name: 'Speaker' })).toBeVisible();
}

test('a call is answered, muted, held and ended with keys', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  await press('a');
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call()).toMatchTextContent('Connected');
  await press('m');
  await expect.element(button('Mute')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(page.getByText('Microphone muted')).toBeInTheDocument();
  await press('h');
  fake.say({ type: 'renegotiated', held: true });
  await expect.element(call()).toMatchTextContent('On hold');
  await press('e');
  fake.say({ type: 'closed', at: Date.now() });
  await expect.element(page.getByText('Call ended: you hung up')).toBeInTheDocument();
});

test('a call is declined with keys while another goes on', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'established', at: Date.now() });
  fake.ring(ada);
  await press('d');
  await expect.element(page.getByRole('group', { name: 'Incoming calls' })).not.toBeInTheDocument();
  await expect.element(call()).toMatchTextContent(/Echo.*Connected/);
});

test('Ctrl+K goes to the field from anywhere, Escape empties it', async () => {
  await renderPhone();
  await openSettings();
  await userEvent.keyboard('{Control>}k{/Control}');
  const field = page.getByRole('textbox', { name: 'Name or number' });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('030{Escape}');
  await expect.element(field).toHaveValue('');
});

test('an incoming call leaves the focus where one types', async () => {
  const fake = await renderPhone();
  const field = page.getByRole('textbox', { name: 'Name or number' });
  await field.fill('030');
  fake.ring(ada);
  await expect.element(button('Answer')).toBeVisible();
  await expect.element(field).toHaveFocus();
});

test('the keyboard goes on in the call when the pressed control is gone', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  await expect.element(button('Answer')).toBeVisible();
  (button('Answer').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call()).toHaveFocus();
  await userEvent.tab();
  await expect.element(button('Mute')).toHaveFocus();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  fake.say({ type: 'renegotiated', held: true });
  await expect.element(button('Resume')).toHaveFocus();
  (button('End').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  fake.say({ type: 'closed', at: Date.now() });
  await expect.element(call()).toHaveFocus();
});

test('Escape closes a dialog and nothing else, and gives the focus back', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'failed', reason: 'busy', at: Date.now() });
  await openSettings();
  await button('New password for Office').click();
  await expect.element(dialog().getByLabelText('Password', { exact: true })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.element(button('New password for Office')).toHaveFocus();
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('Tab stays within a dialog', async () => {
  await renderPhone();
  await openSettings();
  await button('Remove Office').click();
  await expect.element(button('Cancel')).toHaveFocus();
  for (let presses = 0; presses < 3; presses++) await userEvent.tab();
  expect(dialog().element().contains(document.activeElement)).toBe(true);
});

test('a call can be answered above an open dialog', async () => {
  const fake = await renderPhone();
  await openSettings();
  await button('Change Office').click();
  fake.ring(ada);
  // The settings behind the dialog have a shortcut of that name.
  const calls = page.getByRole('group', { name: 'Incoming calls', includeHidden: true });
  await calls.getByText('Answer', { exact: true }).click();
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(page.getByText('Connected', { exact: true })).toBeVisible();
  await expect.element(dialog()).toBeVisible();
});

test('a list of devices is used with keys: what is typed there is no tone, Escape closes only the list', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'established', at: Date.now() });
  await openSettings();
  const speaker = page.getByRole('combobox', { name: 'Speaker' });
  (speaker.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('option', { name: 'Desk speaker' })).toBeVisible();
  await userEvent.keyboard('5{Escape}');
  await expect.element(page.getByRole('option', { name: 'Desk speaker' })).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await userEvent.keyboard('{Enter}{ArrowDown}{Enter}');
  await expect.element(speaker).toMatchTextContent('Desk speaker');
  expect(fake.performed.filter(({ effect }) => effect.type === 'send-tones')).toEqual([]);
});

test('every control has a name', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'established', at: Date.now() });
  fake.ring(ada);
  await openSettings();
  await expect.element(button('Answer')).toBeVisible();
  const controls = document.querySelectorAll('button, a, input, [role="combobox"], [role="meter"]');
  const nameless = [...controls].filter((control) => {
    const label = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? '';
    return label === '' && (control as HTMLInputElement).labels?.length !== 1;
  });
  expect(nameless).toEqual([]);
  expect(controls.length).toBeGreaterThan(12);
});
