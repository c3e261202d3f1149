import { done, type Handlers, type Trouble } from '../preload/contract/index.ts';
import type { AccountStore } from './accounts/account-store.ts';
import type { SecretVault } from './accounts/secret-vault.ts';
import type { Card } from './desktop/card.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { Store } from './store.ts';
import type { Links } from './links/links.ts';
import type { Log } from './logging/log.ts';
import type { LoginStart } from './login/login-start.ts';
import { exportPeople } from './people/export-people.ts';
import type { ActivityWatch } from './power/activity-watch.ts';
import type { Quitting } from './quitting.ts';
import type { RecordingFolder } from './recordings/recording-folder.ts';
import type { Recordings } from './recordings/recordings.ts';
import type { Screens } from './screens/screens.ts';
import type { Ringtones } from './ringtones/ringtones.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { Shortcuts } from './shortcuts/shortcuts.ts';
import type { DefaultDevicesWatch } from './sound-server/default-devices.ts';
import type { Signalling } from './signalling/signalling.ts';
import type { Updates } from './updates/updates.ts';

interface Services {
  readonly accounts: AccountStore;
  readonly vault: SecretVault;
  readonly settings: SettingsStore;
  readonly recordings: Recordings;
  readonly recordingFolder: RecordingFolder;
  readonly screens: Pick<Screens<never>, 'list' | 'choose'>;
  readonly ringtones: Ringtones;
  readonly signalling: Signalling;
  readonly desktop: Desktop;
  readonly activity: Pick<ActivityWatch, 'state'>;
  /** Opened while the page is there already. */
  readonly store: Promise<Store>;
  readonly defaultDevices: DefaultDevicesWatch;
  readonly updates: Updates;
  readonly loginStart: LoginStart;
  readonly card: Pick<Card, 'calls' | 'act'>;
  readonly troubles: readonly Trouble[];
  readonly links: Links;
  readonly shortcuts: Shortcuts;
  readonly log: Log;
  readonly quitting: Pick<Quitting, 'quit' | 'agree'>;
  /** Where the person wants a file; undefined where they want none. */
  readonly choosePath: (proposal: string) => Promise<string | undefined>;
  /** The system's, as an ISO 3166 code. */
  readonly country: string;
  /** Opens a web page in the person's browser. */
  readonly openLink: (url: string) => Promise<void>;
}

/** One line for each request of the contract: which service answers it. */
export function createHandlers(services: Services): Handlers {
  const {
    accounts,
    vault,
    settings,
    recordings,
    recordingFolder,
    screens,
    ringtones,
    signalling,
    desktop,
    activity,
    store,
    defaultDevices,
    updates,
    loginStart,
    card,
    troubles,
    links,
    shortcuts,
    log,
    quitting,
    choosePath,
    country,
    openLink,
  } = services;
  return {
    'accounts:list': () => ({ ok: true, value: accounts.list() }),
    'accounts:add': (form) => accounts.add(form),
    // The window ends the line of an account that is gone or another one now: over the connection it has, it hangs up
    // and unregisters before it asks `signalling:disconnect`.
    'accounts:change': ({ accountId, change }) => accounts.change(accountId, change),
    'accounts:remove': ({ accountId }) => accounts.remove(accountId),
    'accounts:set-password': ({ accountId, password, keep }) =>
      accounts.setPassword(accountId, password, keep),
    'vault:has-keychain': async () => ({ ok: true, value: await vault.hasKeychain() }),

    'people:list': async () => (await store).people.list(),
    'people:search': async ({ text }) => (await store).people.search(text),
    'people:find': async (parties) => (await store).people.find(parties),
    'people:save': async (form) => (await store).people.save(form),
    'people:remove': async ({ id }) => (await store).people.remove(id),
    'people:favour': async ({ id, isFavourite }) => (await store).people.favour(id, isFavourite),
    'people:import': async ({ file }) => (await store).people.import(file),
    'people:export': async () => {
      const { people } = await store;
      return exportPeople({ list: () => people.list(), choosePath });
    },

    'history:add': async (call) => (await store).history.add(call),
    'history:page': async (query) => (await store).history.page(query),
    'history:search': async ({ text }) => (await store).history.search(text),
    'history:remove': async ({ id }) => (await store).history.remove(id),
    'history:clear': async () => (await store).history.clear(),
    'history:unseen': async () => (await store).history.unseen(),
    'history:seen': async () => (await store).history.markSeen(),

    'messages:add': async (message) => (await store).messages.add(message),
    'messages:deliver': async ({ id, delivery }) => (await store).messages.deliver(id, delivery),
    'messages:find': async ({ messageId }) => (await store).messages.find(messageId),
    'messages:unsent': async () => (await store).messages.unsent(),
    'messages:unread': async () => (await store).messages.unread(),
    'messages:see': async (whom) => (await store).messages.see(whom),
    'messages:receipts-due': async ({ accountId }) => (await store).messages.due(accountId),
    'messages:receipt-sent': async ({ id }) => (await store).messages.receiptSent(id),
    'messages:search': async ({ text }) => (await store).messages.search(text),
    'messages:remove': async ({ id }) => (await store).messages.remove(id),
    'rooms:list': async () => (await store).rooms.list(),
    'rooms:put': async (room) => (await store).rooms.put(room),
    'timeline:page': async (query) => (await store).timeline.page(query),
    'drafts:read': async (whom) => (await store).messages.draft(whom),
    'drafts:save': async ({ whom, text, former }) => (await store).messages.saveDraft(whom, text, former),

    'signalling:connect': ({ accountId }) => signalling.connect(accountId),
    'signalling:disconnect': ({ accountId }) => signalling.disconnect(accountId),
    'signalling:send': ({ accountId, message }) => signalling.send(accountId, message),
    'signalling:retry': () => {
      signalling.retry();
      return done();
    },

    'media:ice-servers': ({ accountId }) => accounts.iceServers(accountId),

    'power:activity': () => ({ ok: true, value: activity.state }),

    'devices:follow-defaults': (isWanted) => {
      defaultDevices.follow(isWanted);
      return done();
    },

    'desktop:report': (state) => {
      desktop.report(state);
      return done();
    },

    'links:handlers': () => links.handlers(),
    'links:repair': () => links.repair(),
    'links:test': () => links.test(),

    'shortcuts:list': () => done(shortcuts.list()),
    'shortcuts:set': ({ action, accelerator }) => shortcuts.set(action, accelerator),
    'shortcuts:pause': (isPaused) => {
      shortcuts.pause(isPaused);
      return done();
    },

    'card:calls': () => ({ ok: true, value: [...card.calls] }),
    'card:act': (act) => {
      card.act(act);
      return done();
    },

    'recordings:begin': ({ party }) => recordings.begin(party),
    'recordings:append': ({ id, part }) => recordings.append(id, part),
    'recordings:end': ({ id }) => recordings.end(id),
    'recordings:folder': () => done(recordingFolder.path),
    'recordings:choose-folder': () => recordingFolder.choose(),
    'recordings:show': () => recordingFolder.show(),

    'screens:list': () => screens.list(),
    'screens:choose': ({ id }) => screens.choose(id),
    'ringtones:list': () => ringtones.list(),
    'ringtones:choose': () => ringtones.choose(),
    'ringtones:add': () => ringtones.add(),
    'ringtones:read': ({ file }) => ringtones.read(file),
    'ringtones:remove': ({ file }) => ringtones.remove(file),

    'settings:read': () => ({ ok: true, value: settings.read() }),
    'settings:change': (change) => settings.change(change),

    'login-start:read': async () => ({ ok: true, value: await loginStart.isOn() }),
    'login-start:change': ({ isOn }) => loginStart.set(isOn),

    'app:troubles': async () => ({ ok: true, value: [...troubles, ...(await store).troubles] }),
    'app:country': () => done(country),
    'app:open-link': async ({ url }) => {
      await openLink(url);
      return done();
    },
    'app:quit': (wish) => {
      quitting.quit(wish);
      return done();
    },
    'app:left': () => {
      quitting.agree();
      return done();
    },

    'updates:read': () => ({ ok: true, value: updates.info }),
    'updates:check': () => {
      updates.check();
      return done();
    },
    'updates:restart': () => {
      updates.restart();
      return done();
    },

    'log:write': ({ level, text }) => {
      log.write(level, `window: ${text}`);
      return done();
    },
  };
}
