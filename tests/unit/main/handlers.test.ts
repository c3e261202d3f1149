import { expect, test } from 'vitest';
import { done } from '../../../preload/contract/index.ts';
import { Desktop } from '../../../main/desktop/desktop.ts';
import { createHandlers } from '../../../main/handlers.ts';
import { Screens } from '../../../main/screens/screens.ts';
import { emptySettings } from '../../../main/settings/settings-file.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { Signalling } from '../../../main/signalling/signalling.ts';
import { JsonFile } from '../../../main/storage/json-file.ts';
import { Updates } from '../../../main/updates/updates.ts';
import { Disk } from './accounts/profile-in-memory.ts';
import { fakeSockets } from './signalling/fake-sockets.ts';
import { ManualClock } from './signalling/manual-clock.ts';
import { request } from './signalling/sip-messages.ts';

/** Parley with one account, connected. */
async function connected() {
  const { store, vault } = new Disk().start();
  const { sockets, last, openSocket } = fakeSockets();
  const signalling = new Signalling({
    account: (id) => store.find(id),
    password: async (id) => {
      const password = await store.password(id);
      return password.ok ? password.value : undefined;
    },
    changed: () => undefined,
    received: () => undefined,
    trace: () => undefined,
    openSocket,
    clock: new ManualClock(),
    random: () => 0,
    isInCall: () => false,
  });
  const handlers = createHandlers({
    accounts: store,
    vault,
    signalling,
    desktop: new Desktop(),
    activity: { state: 'active' },
    defaultDevices: { follow: () => undefined },
    loginStart: { isOn: () => Promise.resolve(false), set: () => Promise.resolve(done(false)) },
    settings: new SettingsStore(new JsonFile(emptySettings, () => Promise.resolve()), () => undefined),
    store: new Promise(() => undefined),
    updates: new Updates({
      version: '0.1.0',
      inCall: () => false,
      changed: () => undefined,
      quit: () => undefined,
      clock: new ManualClock(),
      warn: () => undefined,
    }),
    card: { calls: [], act: () => undefined },
    troubles: [],
    // No test here asks them.
    links: undefined as never,
    recordings: undefined as never,
    recordingFolder: undefined as never,
    ringtones: undefined as never,
    shortcuts: undefined as never,
    log: { write: () => undefined } as unknown as Parameters<typeof createHandlers>[0]['log'],
    quitting: { quit: () => undefined, agree: () => undefined },
    choosePath: () => Promise.resolve(undefined),
    country: 'DE',
    screens: new Screens<never>({
      systemAsks: true,
      capture: () => Promise.resolve([]),
      after: () => () => undefined,
    }),
    openLink: () => Promise.resolve(),
  });
  const form = { server: 'pbx.example', userName: 'alice', password: 'secret', keep: 'run' } as const;
  const added = await handlers['accounts:add'](form);
  if (!added.ok) throw new Error(added.failure.reason);
  const accountId = added.value.id;
  await handlers['signalling:connect']({ accountId });
  last().onOpen();
  return { handlers, accountId, sockets, last };
}

test('an account that is removed hangs up and unregisters over its connection before that is closed', async () => {
  const { handlers, accountId, last } = await connected();
  await handlers['accounts:remove']({ accountId });
  const unregister = request({ method: 'REGISTER' });
  expect(await handlers['signalling:send']({ accountId, message: unregister })).toMatchObject({ ok: true });
  await handlers['signalling:disconnect']({ accountId });
  expect(last()).toMatchObject({ sent: [unregister], ended: 'closed' });
  expect(await handlers['signalling:connect']({ accountId })).toMatchObject({ ok: false });
});

test('an account with another server says goodbye to the former one, then connects to the new one', async () => {
  const { handlers, accountId, sockets, last } = await connected();
  await handlers['accounts:change']({ accountId, change: { servers: ['wss://other.example'] } });
  const bye = request({ method: 'BYE' });
  expect(await handlers['signalling:send']({ accountId, message: bye })).toMatchObject({ ok: true });
  await handlers['signalling:disconnect']({ accountId });
  await handlers['signalling:connect']({ accountId });
  expect(sockets.map(({ server }) => server)).toEqual(['wss://pbx.example', 'wss://other.example']);
  expect(sockets[0]).toMatchObject({ sent: [bye], ended: 'closed' });
  expect(last().ended).toBeUndefined();
});
