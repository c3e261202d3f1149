import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
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

/** What the other sides were asked: hold, or not any more. */
const asked = (fake: FakePhone) =>
  fake.performed.flatMap(({ id, effect }) => (effect.type === 'renegotiate' ? [[id, effect.hold]] : []));

it('Hold all lets the whole conference wait, and Resume all brings it back; so does the key', async () => {
  const { fake, bob, dave } = await merged();
  const before = asked(fake).length;
  const both = (held: boolean) => [bob, dave].forEach((id) => fake.say({ type: 'renegotiated', held }, id));
  await button('Hold all').click();
  both(true);
  await expect.element(item('Bob, On hold')).toBeVisible();
  await expect.element(item('Dave, On hold')).toBeVisible();
  await button('Resume all').click();
  both(false);
  await expect.element(item('Bob, In conference')).toBeVisible();
  await expect.element(item('Dave, In conference')).toBeVisible();
  await userEvent.keyboard('{Control>}{Shift>}h{/Shift}{/Control}');
  both(true);
  await expect.element(button('Resume all')).toBeVisible();
  await userEvent.keyboard('{Control>}{Shift>}h{/Shift}{/Control}');
  both(false);
  await expect.element(button('Hold all')).toBeVisible();
  const asking = [true, false, true, false];
  expect(new Set(asked(fake).slice(before))).toEqual(
    new Set(asking.flatMap((hold) => [bob, dave].map((id) => [id, hold]))),
  );
  expect(asked(fake).length - before).toBe(2 * asking.length);
});

it.each(['Bob', 'Dave'])('%s is put on hold alone, and taken back', async (name) => {
  const { fake, bob, dave } = await merged();
  const [who, other] = name === 'Bob' ? [bob, 'Dave'] : [dave, 'Bob'];
  await button(`Hold ${name}`).click();
  fake.say({ type: 'renegotiated', held: true }, who);
  await expect.element(item(`${name}, On hold`)).toBeVisible();
  await expect.element(item(`${other}, In conference`)).toBeVisible();
  await expect.element(button('Hold all')).toBeVisible();
  await button(`Resume ${name}`).click();
  fake.say({ type: 'renegotiated', held: false }, who);
  await expect.element(item(`${name}, In conference`)).toBeVisible();
  expect(fake.phone.calls.current?.id).toBe(dave);
});

it('one is muted for all, and heard again when alone', async () => {
  const { fake, bob } = await merged();
  const heard = () =>
    fake.performed.flatMap(({ id, effect }) => (effect.type === 'set-heard' ? [[id, effect.heard]] : []));
  await button('Mute Bob').click();
  await expect.element(item('Bob, In conference, muted by you')).toBeVisible();
  await expect.element(button('Mute Bob')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(button('Mute')).toHaveAttribute('aria-pressed', 'false');
  await button('Mute Bob').click();
  await expect.element(item('Bob, In conference').first()).toBeVisible();
  await button('Mute Bob').click();
  await button('Split Bob').click();
  expect(heard()).toEqual([
    [bob, false],
    [bob, true],
    [bob, false],
    [bob, true],
  ]);
});

it.each([
  ['Bob', 'the button'],
  ['Dave', 'the key'],
])('%s, who was held alone, goes on waiting after Hold all and Resume all, by %s', async (name, by) => {
  const { fake, bob, dave } = await merged();
  const [who, other, otherName] = name === 'Bob' ? [bob, dave, 'Dave'] : [dave, bob, 'Bob'];
  const toggle = (label: string) =>
    by === 'the key' ? userEvent.keyboard('{Control>}{Shift>}h{/Shift}{/Control}') : button(label).click();
  await button(`Hold ${name}`).click();
  fake.say({ type: 'renegotiated', held: true }, who);
  await toggle('Hold all');
  fake.say({ type: 'renegotiated', held: true }, other);
  await expect.element(button('Resume all')).toBeVisible();
  const before = asked(fake).length;
  await toggle('Resume all');
  fake.say({ type: 'renegotiated', held: false }, other);
  await expect.element(item(`${otherName}, In conference`)).toBeVisible();
  await expect.element(item(`${name}, On hold`)).toBeVisible();
  expect(asked(fake).slice(before)).toEqual([[other, false]]);
  expect(fake.phone.calls.current?.id).toBe(dave);
});

it('Resume all brings everybody back when each of them was held alone', async () => {
  const { fake, bob, dave } = await merged();
  for (const [name, id] of [['Bob', bob] as const, ['Dave', dave] as const]) {
    await button(`Hold ${name}`).click();
    fake.say({ type: 'renegotiated', held: true }, id);
  }
  const before = asked(fake).length;
  await button('Resume all').click();
  expect(asked(fake).slice(before)).toEqual([
    [bob, false],
    [dave, false],
  ]);
});

it('who was held alone goes on waiting when the conference comes back from another call', async () => {
  const { fake, bob, dave } = await merged();
  await button('Hold Bob').click();
  fake.say({ type: 'renegotiated', held: true }, bob);
  fake.ring({ address: 'sip:carol@example.com', displayName: 'Carol' });
  await button('Answer').click();
  fake.say({ type: 'established', at: Date.now() });
  fake.say({ type: 'renegotiated', held: true }, dave);
  await button('Swap to Dave').click();
  fake.say({ type: 'renegotiated', held: false }, dave);
  await expect.element(item('Dave, In conference')).toBeVisible();
  await expect.element(item('Bob, On hold')).toBeVisible();
});

/** Bob goes on with another device of his. */
function takeBobsPlace(fake: FakePhone, bob: string): void {
  const { accountId = '' } = fake.last ?? {};
  const party = { address: 'sip:bob@example.com', displayName: 'Bob (mobile)' };
  fake.phone.calls.onIncoming({ id: 'next', accountId, party, sipCallId: 'next', replaces: bob });
  fake.say({ type: 'established', at: Date.now() }, 'next');
  fake.say({ type: 'closed', at: Date.now() }, bob);
}

it('who is muted for all stays so on another device', async () => {
  const { fake, bob } = await merged();
  await button('Mute Bob').click();
  takeBobsPlace(fake, bob);
  expect(fake.phone.calls.all.find(({ id }) => id === 'next')).toMatchObject({ memberMuted: true });
  expect(fake.performed).toContainEqual({ id: 'next', effect: { type: 'set-heard', heard: false } });
});

it('who is held alone stays so on another device', async () => {
  const { fake, bob } = await merged();
  await button('Hold Bob').click();
  fake.say({ type: 'renegotiated', held: true }, bob);
  const before = asked(fake).length;
  takeBobsPlace(fake, bob);
  fake.say({ type: 'renegotiated', held: true }, 'next');
  expect(asked(fake).slice(before)).toEqual([['next', true]]);
  expect(fake.phone.calls.all.find(({ id }) => id === 'next')).toMatchObject({ heldAlone: true });
});
