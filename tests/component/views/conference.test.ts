import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { FakePhone } from './fake-phone.ts';
import { aPerson } from './fake-people.ts';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const item = (name: string) => page.getByRole('list', { name: 'Calls' }).getByRole('listitem', { name });

/** Bob waits, Dave is spoken with. */
async function talking(): Promise<{ fake: FakePhone; bob: string; dave: string }> {
  const fake = await renderPhone({ people: [aPerson('Bob', 'bob'), aPerson('Dave', 'dave')] });
  fake.phone.dialer.call({ address: 'bob' });
  fake.say({ type: 'established', at: Date.now() });
  const bob = fake.last?.id ?? '';
  fake.phone.dialer.call({ address: 'dave' });
  fake.say({ type: 'renegotiated', held: true }, bob);
  fake.say({ type: 'established', at: Date.now() });
  return { fake, bob, dave: fake.last?.id ?? '' };
}

async function merged(): ReturnType<typeof talking> {
  const all = await talking();
  await button('Merge Bob').click();
  all.fake.say({ type: 'renegotiated', held: false }, all.bob);
  return all;
}

const conference = (fake: FakePhone) =>
  fake.performed.flatMap(({ id, effect }) => (effect.type === 'set-conference' ? [[id, effect.joined]] : []));

it('Merge brings both together, off hold', async () => {
  const { fake, bob, dave } = await merged();
  await expect.element(item('Dave, In conference')).toBeVisible();
  await expect.element(item('Bob, In conference')).toBeVisible();
  expect(conference(fake)).toEqual([
    [dave, true],
    [bob, true],
  ]);
});

it('is said to who does not see it', async () => {
  const { fake, bob } = await talking();
  await button('Merge Bob').click();
  await expect.poll(() => fake.phone.announcements.text).toBe('Bob is in the conference');
  fake.phone.conference.split(bob);
  await expect.poll(() => fake.phone.announcements.text).toMatch(/ is no longer in the conference$/);
});

it('a control that goes with its call leaves the keyboard at the calls', async () => {
  const { fake, bob } = await talking();
  await button('End Bob').click();
  fake.say({ type: 'closed', at: Date.now() }, bob);
  await expect.element(page.getByRole('region', { name: 'Current call' })).toHaveFocus();
});

it('Mute is for all in it', async () => {
  const { fake, bob, dave } = await merged();
  await button('Mute').click();
  const muted = fake.phone.calls.all.filter(({ muted }) => muted).map(({ id }) => id);
  expect(muted).toEqual([bob, dave]);
});

it('Split makes two calls of it again, one on hold', async () => {
  const { fake, bob, dave } = await merged();
  await button('Split Bob').click();
  fake.say({ type: 'renegotiated', held: true }, bob);
  await expect.element(item('Bob, On hold')).toBeVisible();
  await expect.element(item('Dave, Connected')).toBeVisible();
  expect(conference(fake).slice(2)).toEqual([
    [bob, false],
    [dave, false],
  ]);
});

it('who hangs up leaves it; the last one is in an ordinary call', async () => {
  const { fake, bob } = await merged();
  fake.say({ type: 'remote-ended', at: Date.now() }, bob);
  await expect.element(item('Dave, Connected')).toBeVisible();
});

it('waits as a whole while another call is answered, and comes back as a whole', async () => {
  const { fake, bob, dave } = await merged();
  fake.ring({ address: 'sip:carol@example.com', displayName: 'Carol' });
  await button('Answer').click();
  fake.say({ type: 'established', at: Date.now() });
  for (const id of [bob, dave]) fake.say({ type: 'renegotiated', held: true }, id);
  await expect.element(item('Bob, On hold')).toBeVisible();
  await expect.element(item('Dave, On hold')).toBeVisible();
  await button('Swap to Bob').click();
  for (const id of [bob, dave]) fake.say({ type: 'renegotiated', held: false }, id);
  await expect.element(item('Bob, In conference')).toBeVisible();
  await expect.element(item('Dave, In conference')).toBeVisible();
});

it('Add calls somebody who can then be brought in', async () => {
  const { fake } = await talking();
  await button('Add').click();
  const dialog = page.getByRole('dialog', { name: 'Add to the call' });
  await dialog.getByRole('searchbox', { name: 'Name or number' }).fill('204');
  await dialog.getByRole('button', { name: 'Call', exact: true }).click();
  expect(fake.placed.at(-1)).toBe('sip:204@example.com');
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(button('Merge Dave')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Complete transfer' })).not.toBeInTheDocument();
});

it('who is muted before Merge is muted for all after it', async () => {
  const { fake, bob, dave } = await talking();
  await button('Mute').click();
  await button('Merge Bob').click();
  const muted = fake.phone.calls.all.filter((call) => call.muted).map(({ id }) => id);
  expect(muted).toEqual([bob, dave]);
});
