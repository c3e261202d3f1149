import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { PastCall } from '../../../preload/contract/index.ts';
import { office } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const recent = page.getByRole('list', { name: 'Recent' });
const open = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByText(name).click();

const noon = new Date().setHours(12, 0, 0, 0);
const dayMs = 86_400_000;

/** So many calls, the newest today at noon, one a day. */
function calls(count: number, change: Partial<PastCall> = {}): PastCall[] {
  return Array.from({ length: count }, (_, index) => ({
    id: count - index,
    accountId: office.id,
    direction: 'outgoing',
    party: { address: `sip:${1000 + index}@example.com`, displayName: `Person ${index}` },
    startedAt: noon - index * dayMs,
    answeredAt: noon - index * dayMs + 1_000,
    endedAt: noon - index * dayMs + 61_000,
    reason: 'hung-up',
    sipCallId: `${index}`,
    ...change,
  }));
}

test('calls are listed by days', async () => {
  await renderPhone({ calls: calls(3) });
  await open('Recent');
  await expect.element(recent).toMatchTextContent(/Today.*Person 0.*Yesterday.*Person 1/);
});

test('older calls come as the list is scrolled', async () => {
  const { phone } = await renderPhone({ calls: calls(120) });
  await open('Recent');
  await expect.element(recent).toMatchTextContent(/Person 0/);
  expect(phone.recent.all.length).toBeLessThan(120);
  const scrolledDown = () => {
    recent.element().parentElement?.scrollTo(0, 1e6);
    return phone.recent.all.length;
  };
  await expect.poll(scrolledDown).toBe(120);
  await expect.element(recent).toMatchTextContent(/Person 119/);
  // What is out of sight is not in the page.
  expect(recent.getByRole('listitem').elements().length).toBeLessThan(60);
});

test('a new call is seen at the top of the list, and moves nothing for who has scrolled down', async () => {
  // Calls at noon may be still to come today.
  const fake = await renderPhone({ calls: calls(61).slice(1) });
  await open('Recent');
  await expect.element(recent).toMatchTextContent(/Person 1/);
  const missed = (name: string) => {
    fake.ring({ address: 'sip:205@example.com', displayName: name });
    fake.say({ type: 'cancelled', elsewhere: false, at: Date.now() });
  };
  missed('Ada');
  await expect.element(recent.getByText('Ada', { exact: true })).toBeInViewport();
  recent.element().parentElement?.scrollTo(0, 1_000);
  const row = recent.getByText('Person 15', { exact: true });
  await expect.element(row).toBeInViewport();
  const top = () => row.element().getBoundingClientRect().top;
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const before = top();
  missed('Grace');
  await expect.poll(() => fake.phone.recent.all.length).toBe(52);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(top()).toBeCloseTo(before, 0);
});

test('one call is deleted, and all after a question', async () => {
  const { bridge } = await renderPhone({ calls: calls(3) });
  await open('Recent');
  await page.getByText('Person 1', { exact: true }).hover();
  await button('Delete call with Person 1').click();
  await expect.element(recent).not.toMatchTextContent(/Person 1/);
  expect(bridge.inputsOf('history:remove')).toEqual([{ id: 2 }]);
  await button('Delete all calls').click();
  await button('Cancel').click();
  expect(bridge.inputsOf('history:clear')).toHaveLength(0);
  await button('Delete all calls').click();
  await button('Delete all').click();
  await expect.element(page.getByText('No calls yet')).toBeVisible();
});

test('a missed call is not seen while the window is not looked at', async () => {
  const fake = await renderPhone();
  await open('Recent');
  window.dispatchEvent(new Event('blur'));
  fake.ring({ address: 'sip:205@example.com', displayName: 'Ada Lovelace' });
  fake.say({ type: 'cancelled', elsewhere: false, at: Date.now() });
  await expect.element(recent).toMatchTextContent(/Ada Lovelace.*Missed call/);
  await expect.element(page.getByLabelText('1 missed')).toBeVisible();
  window.dispatchEvent(new Event('focus'));
  await expect.element(page.getByLabelText('1 missed')).not.toBeInTheDocument();
});

test('the field finds people of earlier calls', async () => {
  const fake = await renderPhone({ calls: calls(3) });
  await page.getByRole('textbox', { name: 'Name or number' }).fill('Person 2');
  const found = page.getByRole('list', { name: 'Earlier calls' });
  await expect.element(found).toMatchTextContent(/Person 2/);
  await page.getByText('Person 2', { exact: true }).hover();
  await button('Call Person 2').click();
  expect(fake.placed).toEqual(['sip:1002@example.com']);
});

test('calls are kept for a shorter time after a question, for a longer one at once', async () => {
  const { bridge } = await renderPhone({ settings: { retention: '1 year' } });
  await open('Settings');
  const choose = async (option: string) => {
    await page.getByRole('combobox', { name: 'Keep calls and messages' }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await choose('90 days');
  await button('Cancel').click();
  expect(bridge.inputsOf('settings:change')).toEqual([]);
  await choose('90 days');
  await button('Delete').click();
  await choose('For ever');
  await vi.waitFor(() =>
    expect(bridge.inputsOf('settings:change')).toEqual([{ retention: '90 days' }, { retention: 'for ever' }]),
  );
});

test('what an administrator fixed is shown and cannot be changed', async () => {
  await renderPhone({ settings: { policy: { retention: '90 days' } } });
  await open('Settings');
  await expect.element(page.getByRole('combobox', { name: 'Keep calls and messages' })).toBeDisabled();
  await expect
    .element(page.getByRole('combobox', { name: 'Keep calls and messages' }))
    .toMatchTextContent(/90 days/);
  await expect.element(page.getByText('Set by your administrator.')).toBeVisible();
});

test('the field finds what was written, and leads to its place in the conversation', async () => {
  const { bridge } = await renderPhone();
  const texts = Array.from({ length: 60 }, (_, index) => (index === 5 ? 'bring the cake' : `line ${index}`));
  for (const [index, text] of texts.entries()) {
    await bridge.request('messages:add', {
      direction: 'incoming',
      accountId: office.id,
      address: 'sip:204@example.com',
      text,
      at: noon - dayMs + index * 60_000,
      messageId: `m${index}`,
      wantsDisplayed: false,
    });
  }
  const field = page.getByRole('textbox', { name: 'Name or number' });
  await field.fill('line 59');
  const log = page.getByRole('log', { name: 'Conversation' });
  const found = page.getByRole('list', { name: 'Messages' });
  await found.getByText('line 59').click();
  await expect.element(log.getByText('line 59')).toBeInViewport();
  await field.fill('cake');
  await found.getByText('bring the cake').click();
  await expect.element(log.getByText('bring the cake')).toBeInViewport();
  await expect.element(log.getByText('line 40')).not.toBeInTheDocument();
});
