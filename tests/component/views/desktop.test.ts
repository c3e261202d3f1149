import { afterEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { page } from 'vitest/browser';
import { desktopState, type DesktopState } from '../../../preload/contract/index.ts';
import type { FakePhone } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

const grace = { address: 'sip:204@example.com', displayName: 'Grace Hopper' };

let stop: (() => void) | undefined;
afterEach(() => stop?.());

/** The window with its reports to main; what main knows by now. */
async function reporting(): Promise<{ fake: FakePhone; main: () => DesktopState | undefined }> {
  const fake = await renderPhone();
  stop = fake.report.start();
  return { fake, main: () => fake.bridge.inputsOf('desktop:report').at(-1) };
}

test('main hears of the accounts at the start, and of every change', async () => {
  const { fake, main } = await reporting();
  await vi.waitFor(() => expect(main()?.lines).toMatchObject([{ name: 'Office', state: 'registered' }]));
  fake.register({ name: 'disconnected', problem: 'unreachable', retryAt: Date.now() + 5_000 });
  await vi.waitFor(() =>
    expect(main()?.lines).toMatchObject([{ state: 'problem', problem: 'Server not reachable' }]),
  );
});

test('a call is told from its first ring to its end, then as missed until someone looks', async () => {
  const { fake, main } = await reporting();
  const id = fake.ring(grace);
  await vi.waitFor(() =>
    expect(main()?.calls).toMatchObject([{ id, name: 'Grace Hopper', number: '204', state: 'ringing' }]),
  );
  expect(main()?.calls).toMatchObject([{ isContact: false }]);
  fake.say({ type: 'cancelled', elsewhere: false, at: Date.now() });
  await vi.waitFor(() =>
    expect(main()).toMatchObject({ calls: [], missedCount: 1, missed: [{ name: 'Grace Hopper' }] }),
  );
  expect(main()?.recent).toMatchObject([{ number: '204', address: 'sip:204@example.com' }]);
  fake.bridge.notify('desktop:command', { verb: 'open', page: 'recent' });
  await vi.waitFor(() => expect(main()).toMatchObject({ missedCount: 0, missed: [] }));
  await expect.element(page.getByRole('list', { name: 'Recent' })).toBeVisible();
});

test('what is done outside the window is done in it', async () => {
  const { fake, main } = await reporting();
  const command = fake.bridge.notify.bind(fake.bridge, 'desktop:command');
  const id = fake.ring(grace);
  command({ verb: 'silence', callId: id });
  await vi.waitFor(() => expect(main()?.calls).toMatchObject([{ silenced: true }]));
  command({ verb: 'answer', callId: id });
  fake.say({ type: 'established', at: 1_000 });
  await vi.waitFor(() => expect(main()?.calls).toMatchObject([{ state: 'connected', since: 1_000 }]));
  command({ verb: 'mute', callId: id });
  await vi.waitFor(() => expect(main()?.calls).toMatchObject([{ muted: true }]));
  command({ verb: 'unmute', callId: id });
  await vi.waitFor(() => expect(main()?.calls).toMatchObject([{ muted: false }]));
  command({ verb: 'end', callId: id });
  await vi.waitFor(() => expect(main()?.calls).toEqual([]));
  const other = fake.ring(grace);
  command({ verb: 'reply', callId: other, text: 'Later' });
  await vi.waitFor(() => expect(fake.sent).toMatchObject([{ target: 'sip:204@example.com' }]));
  await vi.waitFor(() => expect(main()?.calls).toEqual([]));
  command({ verb: 'call', address: 'sip:204@example.com' });
  expect(fake.placed).toEqual(['sip:204@example.com']);
});

test('the status is told, and can be chosen outside the window', async () => {
  const { fake, main } = await reporting();
  await vi.waitFor(() => expect(main()?.status).toEqual({ chosen: 'available', shown: 'available' }));
  fake.bridge.notify('power:activity-changed', 'idle');
  await vi.waitFor(() => expect(main()?.status).toEqual({ chosen: 'available', shown: 'away' }));
  fake.bridge.notify('desktop:command', { verb: 'set-status', status: 'busy' });
  await vi.waitFor(() => expect(main()?.status).toEqual({ chosen: 'busy', shown: 'busy' }));
});

test('a call that is gone obeys nothing', async () => {
  const { fake } = await reporting();
  fake.bridge.notify('desktop:command', { verb: 'answer', callId: 'gone' });
  expect(fake.performed).toEqual([]);
});

test('main takes every report, whoever calls and however many at once', async () => {
  const { fake, main } = await reporting();
  const address = `sip:${'x'.repeat(1018)}@h`;
  const id = fake.ring({ address, displayName: 'y'.repeat(2_000) });
  await vi.waitFor(() => expect(main()?.calls).toMatchObject([{ id, address }]));
  for (let more = 0; more < 70; more++) fake.ring({ address });
  await vi.waitFor(() => expect(main()?.calls).toHaveLength(64));
  for (const report of fake.bridge.inputsOf('desktop:report')) {
    expect(v.safeParse(desktopState, report).issues).toBeUndefined();
  }
});
