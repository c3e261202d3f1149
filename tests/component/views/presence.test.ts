import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { PastCall } from '../../../preload/contract/index.ts';
import type { FakeMain } from './fake-bridge.ts';
import { aPerson } from './fake-people.ts';
import { office } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

const bob = aPerson('Bob Builder', '204');
const uri = 'sip:204@example.com';
const people = () => page.getByRole('list', { name: 'People' });
const person = (name: string) => people().getByRole('listitem', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

async function withBob(main: FakeMain = {}) {
  const fake = await renderPhone({ people: [bob], ...main });
  const { presence } = fake.phone;
  return {
    fake,
    says: (...reports: Parameters<typeof presence.onReports>[1][]) =>
      reports.forEach((one) => presence.onReports(uri, one)),
  };
}

const dialog = (state: 'early' | 'confirmed', more = {}) => ({
  dialogs: { dialogs: [{ id: '1', state, direction: 'recipient' as const, onHold: false, ...more }] },
});

test('colleagues are watched', async () => {
  const { fake } = await withBob();
  await expect.poll(() => fake.watched).toEqual([uri]);
});

test('what nobody tells is unknown', async () => {
  await withBob();
  await expect.element(person('Bob Builder, state unknown')).toMatchTextContent('204');
});

test.each([
  ['offline', { presence: { state: 'offline' } }],
  ['available', { presence: { state: 'available' } }],
  ['busy', { presence: { state: 'busy' } }],
  ['do not disturb', { presence: { state: 'do-not-disturb' } }],
  ['away', { presence: { state: 'away' } }],
  ['not on a call', { dialogs: { dialogs: [] } }],
  ['on a call', dialog('confirmed')],
  ['on hold', dialog('confirmed', { onHold: true })],
  ['ringing', dialog('early')],
] as const)('%s is said in words', async (words, reports) => {
  const { says } = await withBob();
  says(reports);
  await expect.element(person(`Bob Builder, ${words}`)).toMatchTextContent(new RegExp(words, 'i'));
});

test('a note is read with the state, in the list and beside the name', async () => {
  const { says } = await withBob();
  says({ presence: { state: 'away', note: '<b>Back at 3</b>' } });
  await expect.element(person('Bob Builder, away')).toMatchTextContent('away · <b>Back at 3</b>');
  await people().getByText('Bob Builder').click();
  await expect
    .element(page.getByRole('main'))
    .toMatchTextContent(/Bob Builder\s*204\s*away · <b>Back at 3<\/b>/);
});

test('a ringing call has its caller, and is picked up', async () => {
  const { fake, says } = await withBob();
  says(dialog('early', { remote: { address: 'sip:carol@example.com', displayName: 'Carol' } }));
  await expect.element(person('Bob Builder, ringing')).toMatchTextContent('Carol is calling');
  await button('Pick up for Bob Builder').click();
  expect(fake.placed).toEqual(['sip:**204@example.com']);
});

const recent = page.getByRole('list', { name: 'Recent' });
const lastCall: PastCall = {
  id: 1,
  accountId: office.id,
  direction: 'incoming',
  party: { address: uri },
  startedAt: Date.now() - 60_000,
  endedAt: Date.now() - 50_000,
  reason: 'missed',
  sipCallId: '1',
};

test('recent calls show how the other side is now, and take what rings there', async () => {
  const { fake, says } = await withBob({ calls: [lastCall] });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Recent').click();
  await expect.element(recent).toMatchTextContent(/Missed call · 204/);
  says(dialog('confirmed'));
  await expect.element(recent).toMatchTextContent(/Missed call · on a call/);
  says(dialog('early', { remote: { address: 'sip:carol@example.com', displayName: 'Carol' } }));
  await expect.element(recent).toMatchTextContent(/Carol is calling/);
  await button('Pick up for Bob Builder').click();
  expect(fake.placed).toEqual(['sip:**204@example.com']);
});

test('so do the people that the field finds', async () => {
  const { says } = await withBob();
  says({ presence: { state: 'away' } });
  await page.getByRole('textbox', { name: 'Name or number' }).fill('bob');
  const found = page.getByRole('list', { name: 'Matches' });
  await expect.element(found.getByRole('listitem', { name: 'Bob Builder, away' })).toBeVisible();
});

test('nobody is said to be in a state whom nobody watches', async () => {
  await renderPhone();
  await expect.element(person('Echo')).not.toBeInTheDocument();
  await expect.element(people()).toMatchTextContent(/^\s*E\s*Echo\s*\*43\s*$/);
});

test('what becomes known moves nothing', async () => {
  const { says } = await withBob();
  await people().getByText('Bob Builder').click();
  const place = () => page.getByRole('log').element().getBoundingClientRect().top;
  await expect.element(page.getByRole('main')).toMatchTextContent(/204\s*state unknown/);
  await expect.element(page.getByRole('log')).toBeVisible();
  const before = place();
  says(dialog('confirmed'));
  await expect.element(page.getByRole('main')).toMatchTextContent(/204\s*on a call/);
  expect(place()).toBe(before);
});

test('it is picked up beside the name, too', async () => {
  const { fake, says } = await withBob();
  await people().getByText('Bob Builder').click();
  await expect.element(button('Pick up')).not.toBeInTheDocument();
  says(dialog('early'));
  await button('Pick up').click();
  expect(fake.placed).toEqual(['sip:**204@example.com']);
});

test.each([
  [{ waiting: true, newMessages: 2, account: 'sip:*97@10.0.0.1' }, '2 new voice messages'],
  [{ waiting: true, newMessages: 1, account: 'sip:*97@10.0.0.1' }, '1 new voice message'],
  [{ waiting: true, account: 'sip:*97@10.0.0.1' }, 'New voice messages'],
])('waiting messages are counted and called for', async (mailbox, words) => {
  const { fake } = await withBob();
  fake.mailbox(mailbox);
  await button(words).click();
  expect(fake.placed).toEqual(['sip:*97@example.com']);
});

test('messages that nobody says how to hear are counted all the same', async () => {
  const { fake } = await withBob();
  fake.mailbox({ waiting: true, newMessages: 2 });
  await expect.element(button('2 new voice messages')).toBeDisabled();
  fake.mailbox({ waiting: false });
  await expect.element(button('2 new voice messages')).not.toBeInTheDocument();
});

test('others are told what is shown of the own state', async () => {
  const { fake } = await withBob();
  await expect.poll(() => fake.published.at(-1)).toEqual({ state: 'available' });
  await button('My status').click();
  await page.getByRole('menuitemradio', { name: 'Busy' }).click();
  await expect.poll(() => fake.published.at(-1)).toEqual({ state: 'busy' });
});
