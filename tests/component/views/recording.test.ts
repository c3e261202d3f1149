import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Call } from '../../../renderer/domain/call/call.ts';
import type { FakePhone } from './fake-phone.ts';
import { talking } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const call = () => page.getByRole('region', { name: 'Current call' });

const asked = (fake: FakePhone) =>
  fake.bridge.asked.map(({ name }) => name).filter((name) => /^recordings:(begin|end)$/.test(name));

it('a call is recorded until the person says so, and it is said all the time', async () => {
  const fake = await talking();
  await button('Record').click();
  await expect.element(call()).toMatchTextContent('This call is being recorded.');
  await expect.element(button('Record')).toHaveAttribute('aria-pressed', 'true');
  await button('Record').click();
  await expect.element(call()).toMatchTextContent('Recorded: Bob.webm');
  expect(asked(fake)).toEqual(['recordings:begin', 'recordings:end']);
  await button('Show folder').click();
  expect(fake.bridge.asked.at(-1)?.name).toBe('recordings:show');
});

it('ends with the call', async () => {
  await talking();
  await button('Record').click();
  await expect.element(call()).toMatchTextContent('This call is being recorded.');
  await button('End').click();
  // Nobody has answered our BYE yet.
  await expect.element(call()).toMatchTextContent('Recorded: Bob.webm');
});

/** Eve's call takes the place of Bob's; Bob puts us through to Carol. */
const goesOn = {
  'is replaced': (fake: FakePhone, { id, accountId }: Call) => {
    const party = { address: 'sip:eve@example.com', displayName: 'Eve' };
    fake.phone.calls.onIncoming({ id: 'next', accountId, party, sipCallId: 'next', replaces: id });
  },
  'is put through': (fake: FakePhone, { id }: Call) => {
    const address = 'sip:carol@example.com';
    fake.say({ type: 'referred', referral: { to: { address }, target: address } }, id);
  },
} as const;

it.each(Object.entries(goesOn))('goes on in a file of its own when the call %s', async (_, happens) => {
  const fake = await talking();
  const [bobs] = fake.phone.calls.all;
  if (bobs === undefined) throw new Error('no call');
  await button('Record').click();
  await expect.element(call()).toMatchTextContent('This call is being recorded.');
  happens(fake, bobs);
  expect(asked(fake)).toEqual(['recordings:begin']);
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call()).toMatchTextContent(/Eve|Carol/i);
  await expect.element(call()).toMatchTextContent('This call is being recorded.');
  expect(fake.phone.recordings.of(bobs.id)?.name).toBe('saved');
  fake.say({ type: 'remote-ended', at: Date.now() }, bobs.id);
  await button('Record').click();
  await expect.element(call()).toMatchTextContent('Recorded: Bob.webm');
  expect(asked(fake).sort()).toEqual([
    ...Array<string>(2).fill('recordings:begin'),
    ...Array<string>(2).fill('recordings:end'),
  ]);
});

it('begins with no call that takes the place of one which is not recorded', async () => {
  const fake = await talking();
  const [bobs] = fake.phone.calls.all;
  if (bobs === undefined) throw new Error('no call');
  await button('Record').click();
  await button('Record').click();
  await expect.element(call()).toMatchTextContent('Recorded: Bob.webm');
  goesOn['is replaced'](fake, bobs);
  fake.say({ type: 'established', at: Date.now() });
  await expect.element(call()).toMatchTextContent('Eve');
  await expect.element(button('Record')).toHaveAttribute('aria-pressed', 'false');
});

it('what cannot be written is said', async () => {
  await talking({ recordingFails: 'no space left on device' });
  await button('Record').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('no space left on device');
  await expect.element(button('Record')).toHaveAttribute('aria-pressed', 'false');
});

it('is not there where an administrator has switched it off', async () => {
  await talking({ settings: { policy: { recording: 'off' } } });
  await expect.element(button('Mute')).toBeVisible();
  await expect.element(button('Record')).not.toBeInTheDocument();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await expect.element(page.getByText('Your administrator has switched recording off.')).toBeInTheDocument();
});

const settings = () => page.getByRole('navigation', { name: 'Main' }).getByText('Settings');
const tone = () => page.getByRole('checkbox', { name: 'Play a tone while recording' });

it('who is recorded hears a tone, where the person wants it, as long as the recording runs', async () => {
  const fake = await talking();
  await button('Record').click();
  await expect.element(call()).toMatchTextContent('This call is being recorded.');
  expect(fake.recordingTones).toBe(0);
  await button('Record').click();
  await settings().click();
  await tone().click();
  expect(fake.bridge.asked.at(-1)).toEqual({ name: 'settings:change', input: { recordingTone: true } });
  await button('Record').click();
  await expect.poll(() => fake.recordingTones).toBe(1);
  await button('Record').click();
  await expect.poll(() => fake.recordingTones).toBe(0);
});

it.each([true, false])('an administrator can fix the tone: %s', async (recordingTone) => {
  const fake = await talking({ settings: { recordingTone: !recordingTone, policy: { recordingTone } } });
  await settings().click();
  await expect.element(tone()).toBeDisabled();
  expect((tone().element() as HTMLInputElement).checked).toBe(recordingTone);
  await button('Record').click();
  await expect.element(call()).toMatchTextContent('This call is being recorded.');
  expect(fake.recordingTones).toBe(recordingTone ? 1 : 0);
});
