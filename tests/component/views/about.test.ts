import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Update } from '../../../preload/contract/index.ts';
import type { FakePhone } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

const about = page.getByRole('region', { name: 'About' });
const release = { version: '1.2.3', notes: 'New:\n- <img src="x"> calls' };

async function openAbout(update?: Update): Promise<FakePhone> {
  const fake = await renderPhone(update === undefined ? {} : { update });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  return fake;
}

test('where nobody named a feed, there is the version and nothing to press', async () => {
  await openAbout();
  await expect.element(about.getByText('Parley 0.1.0')).toBeVisible();
  await expect.element(about.getByText(/kept up to date by your administrator/)).toBeVisible();
  expect(about.getByRole('button').elements()).toEqual([]);
});

test('a check is asked for, and what comes of it is followed', async () => {
  const fake = await openAbout({ state: 'unchecked' });
  await about.getByRole('button', { name: 'Check for updates' }).click();
  expect(fake.bridge.inputsOf('updates:check')).toHaveLength(1);
  fake.bridge.notify('updates:changed', { state: 'downloading', ...release, percent: 41 });
  await expect.element(about.getByRole('status')).toMatchTextContent('Fetching version 1.2.3: 41 %');
  await expect.element(about.getByRole('button', { name: 'Check for updates' })).toBeDisabled();
  fake.bridge.notify('updates:changed', { state: 'failed', detail: 'no network' });
  await expect
    .element(about.getByRole('status'))
    .toMatchTextContent('No update could be fetched (no network)');
  await expect.element(about.getByRole('button', { name: 'Check for updates' })).toBeEnabled();
});

test('release notes are text, whatever is in them', async () => {
  await openAbout({ state: 'ready', ...release });
  const notes = about.getByRole('region', { name: 'New in version 1.2.3' });
  await expect.element(notes).toBeVisible();
  expect(notes.element().textContent).toBe(release.notes);
});

test('the restart waits for the end of the call', async () => {
  const fake = await openAbout({ state: 'ready', ...release });
  const restart = about.getByRole('button', { name: 'Restart to update' });
  fake.phone.dialer.call({ address: '*43' });
  await expect.element(restart).toBeDisabled();
  fake.say({ type: 'failed', reason: 'busy', at: Date.now() });
  await restart.click();
  expect(fake.bridge.inputsOf('updates:restart')).toHaveLength(1);
});
