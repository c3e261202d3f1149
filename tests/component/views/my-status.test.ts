import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const myStatus = () => button('My status');
const choice = (name: string) => page.getByRole('menuitemradio', { name });
const ada = { address: 'sip:205@example.com', displayName: 'Ada Lovelace' };

test('a status is chosen, shown and kept', async () => {
  const fake = await renderPhone();
  await expect.element(myStatus()).toMatchTextContent('Available');
  await myStatus().click();
  await expect.element(choice('Available')).toBeChecked();
  await choice('Busy').click();
  await expect.element(myStatus()).toMatchTextContent('Busy');
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('settings:change')).toEqual([{ status: 'busy' }]);
});

test('it is chosen with the keyboard alone, and Esc closes the menu and nothing else', async () => {
  await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  myStatus().element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(choice('Available')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(choice('Available')).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(myStatus()).toMatchTextContent('Busy');
});

test('nobody at the computer is away, somebody in a call is on a call', async () => {
  const fake = await renderPhone();
  fake.bridge.notify('power:activity-changed', 'locked');
  await expect.element(myStatus()).toMatchTextContent('Away');
  fake.bridge.notify('power:activity-changed', 'active');
  await expect.element(myStatus()).toMatchTextContent('Available');
  fake.ring(ada);
  await expect.element(myStatus()).toMatchTextContent('Available');
  await button('Answer').click();
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(myStatus()).toMatchTextContent('On a call');
  await button('End').click();
  fake.say({ type: 'closed', at: Date.now() });
  await expect.element(myStatus()).toMatchTextContent('Available');
});

test('who is not to be disturbed sees and hears nothing of a call, and finds it among those missed', async () => {
  const fake = await renderPhone({ settings: { status: 'do-not-disturb' } });
  await expect.element(page.getByRole('note')).toMatchTextContent('Do not disturb is on');
  const id = fake.ring(ada);
  expect(fake.performed).toEqual([{ id, effect: { type: 'reject', status: 486 } }]);
  await expect.element(page.getByLabelText('1 missed')).toBeVisible();
  await expect.element(page.getByText('Ada Lovelace')).not.toBeInTheDocument();
  expect(fake.phone.announcements.text).toBe('');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Recent').click();
  await expect
    .element(page.getByRole('list', { name: 'Recent' }))
    .toMatchTextContent(/Ada Lovelace.*Missed call/);
});

test('do not disturb silences what rings already; a call that runs goes on', async () => {
  const fake = await renderPhone();
  const running = fake.ring(ada);
  await button('Answer').click();
  fake.say({ type: 'established', at: Date.now() });
  fake.ring({ address: 'sip:206@example.com', displayName: 'Bob' });
  fake.bridge.notify('desktop:command', { verb: 'set-status', status: 'do-not-disturb' });
  await expect.element(page.getByRole('group', { name: 'Incoming calls' })).not.toBeInTheDocument();
  await vi.waitFor(() =>
    expect(fake.phone.calls.current).toMatchObject({ id: running, state: { name: 'established' } }),
  );
});
