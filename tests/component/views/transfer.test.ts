import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FakePhone } from './fake-phone.ts';
import { aPerson } from './fake-people.ts';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const call = () => page.getByRole('region', { name: 'Current call' });
const dialog = () => page.getByRole('dialog', { name: 'Transfer to' });
const searchbox = () => dialog().getByRole('searchbox', { name: 'Name or number' });

/** Two calls: Bob waits, Dave is spoken with. */
async function talking(): Promise<FakePhone> {
  const fake = await renderPhone({
    people: [
      aPerson('Carol', '203', { isFavourite: true }),
      aPerson('Grace', '204'),
      aPerson('Bob', 'bob'),
      aPerson('Dave', 'dave'),
    ],
  });
  fake.phone.dialer.call({ address: 'bob' });
  fake.say({ type: 'established', at: Date.now() });
  fake.phone.dialer.call({ address: 'dave' });
  fake.say({ type: 'renegotiated', held: true }, fake.phone.calls.all[0]?.id);
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call()).toMatchTextContent('Dave');
  return fake;
}

const performed = (fake: FakePhone, type: string) =>
  fake.performed.filter(({ effect }) => effect.type === type);

it('offers favourites before anything is typed, then whoever is meant; Enter transfers', async () => {
  const fake = await talking();
  await userEvent.keyboard('{Control>}{Shift>}t{/Shift}{/Control}');
  await expect.element(dialog().getByRole('button', { name: /Carol/ })).toBeVisible();
  await expect.element(button('Call first')).toBeDisabled();
  await searchbox().fill('gra');
  await expect
    .element(dialog().getByRole('button', { name: /Grace/ }))
    .toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('{Enter}');
  fake.say({ type: 'renegotiated', held: true });
  await expect.element(call()).toMatchTextContent('Transferring to Grace…');
  expect(performed(fake, 'refer')).toEqual([
    { id: fake.last?.id, effect: { type: 'refer', uri: 'sip:204@example.com' } },
  ]);
  fake.say({ type: 'transfer-status', status: 180 });
  await expect.element(call()).toMatchTextContent('it is ringing there');
  fake.say({ type: 'transfer-status', status: 486 });
  await expect
    .element(page.getByRole('alert'))
    .toMatchTextContent('Not transferred to Grace: busy. You still have the call.');
  await button('Dismiss').click();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

it('is cancelled though the other side does not say whether it is on hold', async () => {
  const fake = await talking();
  await button('Transfer').click();
  await searchbox().fill('gra');
  await userEvent.keyboard('{Enter}');
  await button('Cancel transfer').click();
  await expect.element(call()).not.toMatchTextContent('Transferring');
  const renegotiated = performed(fake, 'renegotiate')
    .slice(-2)
    .map(({ effect }) => effect);
  expect(renegotiated).toMatchObject([{ hold: true }, { hold: false }]);
  expect(performed(fake, 'refer')).toEqual([]);
});

it('joins two calls, and is then in neither', async () => {
  const fake = await talking();
  await button('Transfer').click();
  await dialog().getByRole('button', { name: 'Connect with Bob' }).click();
  fake.say({ type: 'renegotiated', held: true });
  const [first] = fake.phone.calls.all;
  expect(performed(fake, 'refer')).toMatchObject([
    { id: fake.last?.id, effect: { uri: 'sip:there@example.com', replaces: { callId: first?.id } } },
  ]);
  fake.say({ type: 'transfer-status', status: 200 });
  expect(performed(fake, 'bye').map(({ id }) => id)).toEqual([fake.last?.id, first?.id]);
});

it('what cannot be called is said, and nothing happens', async () => {
  const fake = await talking();
  await button('Transfer').click();
  await searchbox().fill('tel:');
  await dialog().getByRole('button', { name: 'Transfer', exact: true }).click();
  await expect.element(dialog().getByRole('alert')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(performed(fake, 'refer')).toEqual([]);
});

it('who is put through by somebody else is asked, and stays when they say so', async () => {
  const fake = await talking();
  const by = { address: 'sip:204@example.com' };
  const referral = { to: { address: 'sip:0900@example.com' }, target: 'sip:0900@example.com', by };
  fake.say({ type: 'referred', referral });
  await expect.element(page.getByRole('alert')).toMatchTextContent('Grace wants to put you through to 0900.');
  await button('Stay here').click();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  expect(performed(fake, 'refuse-referral')).toHaveLength(1);
});

it('who asked may hang up: the question stays until it is answered', async () => {
  const fake = await talking();
  const to = { address: 'sip:0900@example.com' };
  fake.say({ type: 'referred', referral: { to, target: to.address } });
  fake.say({ type: 'remote-ended', at: Date.now() });
  await button('Stay here').click();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();

  fake.phone.calls.swapTo(fake.phone.calls.further[0]?.id ?? '');
  fake.say({ type: 'referred', referral: { to, target: to.address } }, fake.phone.calls.current?.id);
  fake.say({ type: 'remote-ended', at: Date.now() }, fake.phone.calls.current?.id);
  await button('Call 0900').click();
  expect(fake.placed.at(-1)).toBe('sip:0900@example.com');
});

it('calls whom the other side names when the person agrees, and goes back when nobody answers', async () => {
  const fake = await talking();
  const referrer = fake.last?.id;
  const to = { address: 'sip:0900@example.com' };
  fake.say({ type: 'referred', referral: { to, target: to.address } });
  await button('Call 0900').click();
  expect(fake.placed.at(-1)).toBe('sip:0900@example.com');
  expect(performed(fake, 'renegotiate')).toHaveLength(1);
  fake.say({ type: 'rejected', status: 480, at: Date.now() });
  await expect.element(call()).toMatchTextContent('Dave');
  expect(fake.phone.calls.current?.id).toBe(referrer);
});

it('calls are a list, each named with its state', async () => {
  await talking();
  const calls = page.getByRole('list', { name: 'Calls' });
  await expect.element(calls.getByRole('listitem', { name: 'Dave, Connected' })).toBeVisible();
  await expect.element(calls.getByRole('listitem', { name: 'Bob, On hold' })).toBeVisible();
});

it('a call is dragged onto a person, who is then chosen; a file dragged there is no call', async () => {
  const fake = await talking();
  await page.getByRole('navigation', { name: 'Main' }).getByText('People').click();
  const grace = page.getByRole('list', { name: 'People' }).getByText('Grace').element();
  const drop = (data: DataTransfer) =>
    grace.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  const file = new DataTransfer();
  file.items.add(new File(['x'], 'x.txt'));
  drop(file);
  await expect.element(dialog()).not.toBeInTheDocument();
  const data = new DataTransfer();
  const bar = call().getByRole('heading', { name: 'Dave' }).element();
  bar.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: data }));
  drop(data);
  await expect
    .element(dialog().getByRole('button', { name: /Grace/ }))
    .toHaveAttribute('aria-pressed', 'true');
  await dialog().getByRole('button', { name: 'Transfer', exact: true }).click();
  fake.say({ type: 'renegotiated', held: true });
  expect(performed(fake, 'refer')).toMatchObject([{ effect: { uri: 'sip:204@example.com' } }]);
});

it.each([
  ['sip:carol@example.com', 'is called', 'sip:carol@example.com'],
  ['sip:carol@example.com;gr=urn:uuid:x', 'is called', 'sip:carol@example.com'],
  ['sip:204@example.com', 'is called', 'sip:204@example.com'],
  ['sip:112@example.com', 'is asked about', 'sip:112@example.com'],
  ['sip:%30900@example.com', 'is asked about', 'sip:%30900@example.com'],
  ['sip:204@example.com;maddr=evil.example', 'is asked about', 'sip:204@example.com'],
  ['sip:carol@evil.example', 'is asked about', 'sip:carol@evil.example'],
])('a referral to %s %s', async (target, outcome, address) => {
  const fake = await talking();
  await expect
    .poll(() =>
      fake.phone.names.of({
        accountId: fake.last?.accountId ?? '',
        party: { address: 'sip:204@example.com' },
      }),
    )
    .toBe('Grace');
  const before = fake.placed.length;
  fake.say({ type: 'referred', referral: { to: { address }, target } });
  if (outcome === 'is called') expect(fake.placed.slice(before)).toEqual([target]);
  else {
    await expect.element(button('Stay here')).toBeVisible();
    expect(fake.placed).toHaveLength(before);
  }
});

it('a second referral while the first is under way is asked about', async () => {
  const fake = await talking();
  const referral = { to: { address: 'sip:carol@example.com' }, target: 'sip:carol@example.com' };
  const id = fake.last?.id;
  fake.say({ type: 'referred', referral }, id);
  const { length } = fake.placed;
  fake.say({ type: 'referred', referral }, id);
  expect(fake.placed).toHaveLength(length);
});

it('whoever takes the place of the other side hears no more than they did, and only when it has worked', async () => {
  const fake = await talking();
  const former = fake.last;
  await button('Mute').click();
  fake.phone.calls.onIncoming({
    id: 'next',
    accountId: former?.accountId ?? '',
    party: { address: 'sip:eve@example.com', displayName: 'Eve' },
    sipCallId: 'next',
    replaces: former?.id ?? '',
  });
  expect(performed(fake, 'bye')).toEqual([]);
  fake.say({ type: 'established', at: Date.now() }, 'next');
  expect(performed(fake, 'bye').map(({ id }) => id)).toEqual([former?.id]);
  await expect.element(call()).toMatchTextContent('Eve');
  await expect.element(button('Mute')).toHaveAttribute('aria-pressed', 'true');
  expect(performed(fake, 'set-microphone').findLast(({ id }) => id === 'next')?.effect).toEqual({
    type: 'set-microphone',
    live: false,
  });
});

it('a call that waits is replaced without a disturbance of the one that is spoken', async () => {
  const fake = await talking();
  const [bob] = fake.phone.calls.all;
  const party = { address: 'sip:eve@example.com', displayName: 'Eve' };
  const { accountId = '' } = fake.last ?? {};
  fake.phone.calls.onIncoming({ id: 'next', accountId, party, sipCallId: 'next', replaces: bob?.id ?? '' });
  fake.say({ type: 'established', at: Date.now() }, 'next');
  await expect.element(call()).toMatchTextContent('Dave');
  const held = fake.performed.filter(({ effect }) => effect.type === 'renegotiate' && effect.hold);
  expect(held.map(({ id }) => id)).toEqual([bob?.id, 'next']);
});

it('whoever takes the place of who waits, waits too, though nobody is spoken with', async () => {
  const fake = await talking();
  const former = fake.last;
  await button('Hold').click();
  fake.say({ type: 'renegotiated', held: true });
  const party = { address: 'sip:eve@example.com', displayName: 'Eve' };
  const { accountId = '', id = '' } = former ?? {};
  fake.phone.calls.onIncoming({ id: 'next', accountId, party, sipCallId: 'next', replaces: id });
  fake.say({ type: 'established', at: Date.now() }, 'next');
  fake.say({ type: 'renegotiated', held: true }, 'next');
  await expect.element(call()).toMatchTextContent('Eve');
  await expect.element(call()).toMatchTextContent('On hold');
});

it('a typed number means itself, though it is a part of what somebody is called', async () => {
  const fake = await talking();
  await fake.phone.people.save({ name: '2045 Reception', addresses: [{ label: 'work', address: '2045' }] });
  await button('Transfer').click();
  await searchbox().fill('204');
  await expect.element(dialog().getByRole('button', { name: /Reception/ })).toBeVisible();
  await dialog().getByRole('button', { name: 'Transfer', exact: true }).click();
  fake.say({ type: 'renegotiated', held: true });
  expect(performed(fake, 'refer')).toMatchObject([{ effect: { uri: 'sip:204@example.com' } }]);
});

it('the name that the other side gives a number is no proof: the number is asked about', async () => {
  const fake = await talking();
  const to = { address: 'sip:0900@example.com', displayName: 'Support' };
  fake.say({ type: 'referred', referral: { to, target: to.address } });
  await expect.element(page.getByRole('alert')).toMatchTextContent('Dave wants to put you through to 0900.');
  await expect.element(button('Call 0900')).toBeVisible();
});
