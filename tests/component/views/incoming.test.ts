import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const call = () => page.getByRole('region', { name: 'Current call' });
const ada = { address: 'sip:205@example.com', displayName: 'Ada Lovelace' };

test('an incoming call is shown, announced and answered', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  await expect.element(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expect.element(page.getByText('Incoming call from Ada Lovelace')).toBeInTheDocument();
  await button('Answer').click();
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call()).toMatchTextContent(/Ada Lovelace.*Connected/);
  await expect.element(button('Answer')).not.toBeInTheDocument();
});

test('silence leaves the call ringing without its bell', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  await button('Silence').click();
  await expect.element(button('Silence')).not.toBeInTheDocument();
  await expect.element(button('Answer')).toBeVisible();
});

test('a missed call is counted on the rail until the list is looked at', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  fake.say({ type: 'cancelled', elsewhere: false, at: Date.now() });
  await expect.element(page.getByLabelText('1 missed')).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Recent').click();
  await expect
    .element(page.getByRole('list', { name: 'Recent' }))
    .toMatchTextContent(/Ada Lovelace.*Missed call/);
  await expect.element(page.getByLabelText('1 missed')).not.toBeInTheDocument();
});

test('a second call can be declined by its own name while the first still rings', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  const second = fake.ring({ address: 'sip:206@example.com', displayName: 'Bob' });
  await button('Decline Bob').click();
  expect(fake.performed).toEqual([{ id: second, effect: { type: 'reject', status: 486 } }]);
  await expect.element(button('Decline')).toBeVisible();
});

test('answering without a microphone says what to do and rings on', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  await userEvent.keyboard('{Control>}{Shift>}a{/Shift}{/Control}');
  fake.say({ type: 'answer-failed', problem: 'no-microphone' });
  await expect.element(page.getByRole('group', { name: 'Incoming calls' })).toMatchTextContent(/Connect one/);
  await expect.element(button('Answer')).toBeVisible();
});

test('a hostile name is text', async () => {
  const fake = await renderPhone();
  const name = '<img src=x onerror="document.title=`owned`"><script>alert(1)</script>';
  fake.ring({ address: 'sip:666@example.com', displayName: name });
  await expect.element(page.getByRole('heading', { name })).toBeVisible();
  await button('Answer').click();
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call().getByRole('heading')).toMatchTextContent(name);
  expect(document.querySelector('img, body script')).toBeNull();
});

test('a call can be declined with a ready message, or with one of the person’s own', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  await button('Reply with a message').click();
  await button('I am in a meeting.').click();
  await vi.waitFor(() => expect(fake.sent).toMatchObject([{ target: 'sip:205@example.com' }]));
  expect(fake.sent[0]?.body).toContain('I am in a meeting.');
  expect(fake.performed).toMatchObject([{ effect: { type: 'reject', status: 486 } }]);
  fake.ring(ada);
  await button('Reply with a message').click();
  await button('Own message…').click();
  await expect.element(page.getByRole('textbox', { name: 'Message' })).toHaveFocus();
  await userEvent.keyboard('  Five minutes, please {Enter}');
  await vi.waitFor(() => expect(fake.sent.at(-1)?.body).toMatch(/Five minutes, please$/));
});

test('a message that did not arrive is said, until the person has read it', async () => {
  const fake = await renderPhone();
  fake.messageAnswer = { status: 405 };
  fake.ring(ada);
  await button('Reply with a message').click();
  await button('Please write to me.').click();
  await expect.element(page.getByRole('note')).toMatchTextContent(/205.*not delivered/);
  expect(fake.performed).toMatchObject([{ effect: { type: 'reject', status: 486 } }]);
  await button('Dismiss note').click();
  await expect.element(page.getByRole('note')).not.toBeInTheDocument();
});

test('Esc leaves the message, and the keyboard finds its button again', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  await button('Reply with a message').click();
  await button('Own message…').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Back')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Reply with a message')).toHaveFocus();
  expect(fake.performed).toEqual([]);
});

test('an empty message cannot be sent', async () => {
  const fake = await renderPhone();
  fake.ring(ada);
  await button('Reply with a message').click();
  await button('Own message…').click();
  await userEvent.keyboard('   {Enter}');
  await expect.element(button('Send')).toBeDisabled();
  expect(fake.sent).toEqual([]);
});

test.each([
  ['Busy', 486],
  ['Unavailable', 480],
  ['Decline everywhere', 603],
])('a call is declined with a reason: %s', async (reason, status) => {
  const fake = await renderPhone();
  fake.ring(ada);
  await button('Reply with a message').click();
  await button('A reason only…').click();
  await button(reason).click();
  expect(fake.performed).toMatchObject([{ effect: { type: 'reject', status, explained: true } }]);
  expect(fake.sent).toEqual([]);
});

test('a caller who cannot be written to can be told a reason; Esc goes back', async () => {
  const fake = await renderPhone();
  fake.ring({ address: 'sip:+49301234567@example.com' });
  await button('Decline with a reason').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Decline with a reason')).toHaveFocus();
  await button('Decline with a reason').click();
  await button('Busy').click();
  expect(fake.performed).toMatchObject([{ effect: { type: 'reject', status: 486, explained: true } }]);
});
