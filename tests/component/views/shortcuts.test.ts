import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';

const keys = (action: string) => page.getByRole('button', { name: new RegExp(`^Keys for ${action}`) });

async function openSettings(isUnsureOfKeys = false) {
  const fake = await renderPhone({ isUnsureOfKeys });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await expect.element(keys('Answer')).toBeVisible();
  return fake;
}

async function choose(action: string, pressed: string): Promise<void> {
  await keys(action).click();
  await userEvent.keyboard(pressed);
}

test('keys are recorded, shown and removed', async () => {
  const fake = await openSettings();
  await expect.element(keys('Answer')).toMatchTextContent('Not set');
  await keys('Answer').click();
  await expect.element(keys('Answer')).toMatchTextContent('Press the keys…');
  expect(fake.bridge.inputsOf('shortcuts:pause')).toEqual([true]);
  await userEvent.keyboard('{Control>}{Alt>}d{/Alt}{/Control}');
  await expect.element(keys('Answer')).toMatchTextContent('Ctrl+Alt+D');
  await vi.waitFor(() => expect(fake.bridge.inputsOf('shortcuts:pause')).toEqual([true, false]));
  await page.getByRole('button', { name: 'Remove the keys for Answer' }).click();
  await expect.element(keys('Answer')).toMatchTextContent('Not set');
});

test('keys that one types with are asked for again, and Escape leaves all as it was', async () => {
  const fake = await openSettings();
  await choose('Mute and unmute', 'm');
  await expect.element(page.getByRole('alert')).toMatchTextContent('Hold Ctrl, Alt');
  await userEvent.keyboard('{Escape}');
  await expect.element(keys('Mute and unmute')).toMatchTextContent('Not set');
  expect(fake.bridge.inputsOf('shortcuts:set')).toEqual([]);
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('keys that another action has are said to be taken', async () => {
  await openSettings();
  await choose('Answer', '{F9}');
  await expect.element(keys('Answer')).toMatchTextContent('F9');
  await choose('End the call', '{F9}');
  await expect.element(page.getByRole('alert')).toMatchTextContent("Another of Parley's shortcuts");
  await expect.element(keys('End the call')).toMatchTextContent('Not set');
});

test('where the desktop may keep the keys, that is said', async () => {
  await openSettings(true);
  await choose('Call the selected number', '{F9}');
  await expect.element(page.getByText(/Wayland.*parley --answer/)).toBeVisible();
});
