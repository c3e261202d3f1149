import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = () => page.getByRole('textbox', { name: 'Name or number' });
const call = () => page.getByRole('region', { name: 'Current call' });

test('a person is opened with a click and called with Call', async () => {
  const fake = await renderPhone();
  await page.getByRole('list', { name: 'People' }).getByText('Echo').click();
  await button('Call').click();
  expect(fake.placed).toEqual(['sip:*43@example.com']);
  await expect.element(call()).toMatchTextContent(/Echo.*Calling…/);
});

test('a typed number is called with Enter, and recalled with Enter in the empty field', async () => {
  const fake = await renderPhone();
  await field().fill('030 1234');
  await expect.element(page.getByText('Call 0301234 · via Office')).toBeVisible();
  await field().click();
  await userEvent.keyboard('{Enter}');
  expect(fake.placed).toEqual(['sip:0301234@example.com']);
  await field().click();
  await userEvent.keyboard('{Enter}');
  await expect.element(field()).toHaveValue('030 1234');
});

test('what is no number is refused with a sentence', async () => {
  const fake = await renderPhone();
  await field().fill('sip:a@b?Replaces=x');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent('Type the number instead.');
  expect(fake.placed).toEqual([]);
});

test('a number can be typed on the keypad and called', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Keypad').click();
  const keypad = page.getByRole('group', { name: 'Keypad' });
  for (const key of ['*', '4', '3', '#'])
    await keypad.getByRole('button', { name: key, exact: true }).click();
  await expect.element(field()).toHaveValue('*43#');
  await button('Call').click();
  expect(fake.placed).toEqual(['sip:*43%23@example.com']);
});

test('the call bar says each state and offers what goes then', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'progress', earlyMedia: false });
  await expect.element(call()).toMatchTextContent('Ringing…');
  await expect.element(button('Hold')).toBeDisabled();

  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call()).toMatchTextContent('Connected');
  await expect.element(call().getByRole('timer')).toMatchTextContent(/^\d+:\d\d$/);

  await button('Mute').click();
  await expect.element(button('Mute')).toHaveAttribute('aria-pressed', 'true');

  await button('Hold').click();
  fake.say({ type: 'renegotiated', held: true });
  await expect.element(call()).toMatchTextContent('On hold');
  await button('Resume').click();
  fake.say({ type: 'renegotiated', held: false });
  await expect.element(call()).toMatchTextContent('Connected');

  await button('End').click();
  fake.say({ type: 'closed', at: Date.now() });
  await expect.element(call()).toMatchTextContent('Ended: you hung up');
  await button('Dismiss').click();
  await expect.element(call()).not.toBeInTheDocument();
});

test('what is wrong with a call that goes on is said in words', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'warned', warning: 'relay-password' });
  const warning = call().getByRole('alert');
  await expect.element(warning).toMatchTextContent('The TURN server does not accept the password.');
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call()).toMatchTextContent(/Connected.*The TURN server/);
});

test('sound that does not come is said as long as it does not', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'established', at: Date.now() });
  fake.say({ type: 'sound', problem: 'blocked' });
  await expect.element(call().getByRole('alert')).toMatchTextContent('No sound comes');
  fake.say({ type: 'sound' });
  await expect.element(call().getByRole('alert')).not.toBeInTheDocument();
});

test('digits in a call are tones, typed or pressed, and heard; Escape closes the keypad and not the call', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'established', at: Date.now() });
  await call().getByRole('button', { name: 'Keypad' }).click();
  await page.getByRole('group', { name: 'Keypad' }).getByRole('button', { name: '5' }).click();
  await userEvent.keyboard('#');
  const tones = fake.performed.flatMap(({ effect }) => (effect.type === 'send-tones' ? [effect.tones] : []));
  expect(tones).toEqual(['5', '#']);
  expect(fake.played).toEqual(['5', '#']);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('group', { name: 'Keypad' })).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await expect.element(call()).toMatchTextContent('Connected');
});

test('the meter shows what is heard', async () => {
  const fake = await renderPhone();
  fake.level = 0.4;
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'established', at: Date.now() });
  const meter = call().getByRole('meter', { name: 'Incoming sound' });
  await expect.element(meter).toHaveAttribute('aria-valuenow', '40');
});

test('that nothing is heard because nothing arrives is said in words', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const fake = await renderPhone();
    fake.phone.dialer.call({ address: '*43' });
    fake.say({ type: 'established', at: Date.now() });
    await vi.advanceTimersByTimeAsync(10_000);
    await expect.element(call()).not.toMatchTextContent('No sound arrives');
    fake.isSilent = true;
    await vi.advanceTimersByTimeAsync(6000);
    await expect.element(call()).toMatchTextContent('No sound arrives');
  } finally {
    vi.useRealTimers();
  }
});

test('whom one talks to is not offered to be called, a typed number always is', async () => {
  const fake = await renderPhone();
  await page.getByRole('list', { name: 'People' }).getByText('Echo').click();
  await button('Call').click();
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(page.getByRole('main').getByRole('heading', { name: 'Echo' })).toBeVisible();
  await expect.element(button('Call')).not.toBeInTheDocument();
  await expect.element(button('Call Echo')).not.toBeInTheDocument();
  await field().fill('*43');
  await expect.element(button('Call')).toBeEnabled();
});

test('who was busy can be called again from the call bar', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'failed', reason: 'busy', at: Date.now() });
  await expect.element(call()).toMatchTextContent('Ended: busy');
  await button('Redial').click();
  expect(fake.placed).toEqual(['sip:*43@example.com', 'sip:*43@example.com']);
  await expect.element(call()).toMatchTextContent('Calling…');
});

test('a very long name makes nothing wider than the window', async () => {
  const fake = await renderPhone();
  const name = 'Maximiliane '.repeat(40);
  fake.ring({ address: `sip:${'m'.repeat(200)}@example.org`, displayName: name });
  await page.viewport(360, 700);
  await button('Answer').click();
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call()).toMatchTextContent('Connected');
  expect(call().element().scrollWidth).toBeLessThanOrEqual(360);
  await expect.element(button('End')).toBeInViewport({ ratio: 1 });
});

test('a call that waits in a queue says so, and one that is sent to another number offers to call there', async () => {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'progress', earlyMedia: false, news: 'queued' });
  await expect.element(call()).toMatchTextContent('Waiting in the queue…');
  const movedTo = {
    party: { address: 'sip:+4930555@example.com', displayName: 'Workshop' },
    target: 'sips:+4930555@example.com:5071',
  };
  fake.say({ type: 'rejected', status: 302, movedTo, at: Date.now() });
  await expect.element(call()).toMatchTextContent('Ended: sent to another number');
  await button('Call +4930555').click();
  expect(fake.placed).toEqual(['sip:*43@example.com', movedTo.target]);
  await expect.element(call()).toMatchTextContent(/Workshop.*Calling…/);
});

test('one call can go out without a number', async () => {
  const fake = await renderPhone();
  await field().fill('*43');
  await button('More ways to call').click();
  await page.getByRole('menuitem', { name: 'Call without my number' }).click();
  expect(fake.placed).toEqual(['sip:*43@example.com without a number']);
});
