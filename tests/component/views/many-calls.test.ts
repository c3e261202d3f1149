import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { FakePhone } from './fake-phone.ts';
import { aPerson } from './fake-people.ts';
import { renderPhone } from './render-phone.ts';

const names = ['Ada', 'Bob', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace', 'Heidi'] as const;
const list = () => page.getByRole('list', { name: 'Calls' });
const item = (name: string) => list().getByRole('listitem', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** The other sides learn that we hold, or no longer do, as we have asked them. */
function settleHolds(fake: FakePhone): void {
  for (const { id, state } of fake.phone.calls.all) {
    if (state.name !== 'established') continue;
    if (state.localHold === 'holding') fake.say({ type: 'renegotiated', held: true }, id);
    if (state.localHold === 'resuming') fake.say({ type: 'renegotiated', held: false }, id);
  }
}

/** Seven calls that were made one after the other, and one that was answered. */
async function eightCalls(width: number, height: number): Promise<FakePhone> {
  const fake = await renderPhone({ people: names.map((name) => aPerson(name, name.toLowerCase())) });
  await page.viewport(width, height);
  for (const name of names.slice(0, -1)) {
    fake.phone.dialer.call({ address: name.toLowerCase() });
    fake.say({ type: 'established', at: Date.now() });
    settleHolds(fake);
  }
  fake.ring({ address: 'sip:heidi@example.com' });
  await button('Answer').click();
  fake.say({ type: 'established', at: Date.now() });
  settleHolds(fake);
  return fake;
}

it.each([
  [1200, 800],
  [360, 640],
])('eight calls have a row each in a window of %i × %i, and one is spoken', async (width, height) => {
  const fake = await eightCalls(width, height);
  await expect.element(item('Heidi, Connected')).toBeVisible();
  for (const name of names.slice(0, -1)) {
    const row = item(`${name}, On hold`);
    row.element().scrollIntoView();
    await expect.element(row).toBeInViewport();
    await expect.element(row.getByRole('button', { name: `Swap to ${name}` })).toBeInViewport();
  }
  expect(list().getByRole('listitem').elements()).toHaveLength(8);
  await expect.element(page.getByRole('navigation', { name: 'Main' })).toBeInViewport({ ratio: 0.9 });

  await button('Swap to Ada').click();
  settleHolds(fake);
  await expect.element(item('Ada, Connected')).toBeVisible();
  await expect.element(item('Heidi, On hold')).toBeVisible();

  await button('End Dave').click();
  fake.say({ type: 'closed', at: Date.now() }, fake.phone.calls.all[3]?.id);
  await button('Dismiss Dave').click();
  expect(list().getByRole('listitem').elements()).toHaveLength(7);
  await expect.element(item('Ada, Connected')).toBeVisible();
});
