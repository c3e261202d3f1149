import { randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { app, nativeTheme, powerMonitor, powerSaveBlocker, safeStorage, shell } from 'electron';
import {
  phoneRequests,
  retentionOf,
  type NoticeName,
  type Payload,
  type Trouble,
} from '../preload/contract/index.ts';
import { AccountStore } from './accounts/account-store.ts';
import { systemKeychain } from './accounts/keychain.ts';
import { provision, type Provisioned } from './accounts/provisioning.ts';
import { SecretVault } from './accounts/secret-vault.ts';
import { composeCard } from './compose-card.ts';
import { composeDesktop } from './compose-desktop.ts';
import { composeLinks } from './compose-links.ts';
import { composeSoundFiles } from './compose-sound-files.ts';
import { composeScreens } from './compose-screens.ts';
import { composeWindow, keepWindow } from './compose-window.ts';
import { obeyChoice } from './desktop/choices.ts';
import { Desktop } from './desktop/desktop.ts';
import { handOver } from './desktop/hand-over.ts';
import { createHandlers } from './handlers.ts';
import { notify } from './ipc/notify.ts';
import { serve } from './ipc/serve.ts';
import { TrustedSenders } from './ipc/trusted-senders.ts';
import type { LinkInbox } from './links/link-inbox.ts';
import { systemLoginStart } from './login/system-login-start.ts';
import type { Log } from './logging/log.ts';
import { reachableAddresses, watchAddresses } from './network/address-watch.ts';
import { ActivityWatch } from './power/activity-watch.ts';
import { sleepWith } from './power/sleep.ts';
import { stayAwake } from './power/stay-awake.ts';
import type { Profile } from './profile.ts';
import { Quitting } from './quitting.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { systemClock } from './signalling/clock.ts';
import { Signalling } from './signalling/signalling.ts';
import { openByScheme, socketTable } from './signalling/sockets.ts';
import { trustedCertificates } from './signalling/trusted-certificates.ts';
import { watchDefaultDevices } from './sound-server/default-devices.ts';
import { systemPactl } from './sound-server/pactl.ts';
import type { ProfileFolder } from './storage/profile-folder.ts';
import type { Store } from './store.ts';
import { openUpdater } from './updates/open-updater.ts';
import { Updates } from './updates/updates.ts';
import { APP_ORIGIN } from './windows/app-origin.ts';
import { isCardPossible } from './windows/card-possible.ts';
import { choosePath } from './windows/choose-path.ts';
import { focusWindow, loadPhonePage, showBeside } from './windows/phone-window.ts';

interface Options {
  readonly profile: Profile;
  readonly folder: ProfileFolder;
  /** Where files are while the profile folder is read-only. */
  readonly scratch: string;
  /** Absolute path of a provision file. */
  readonly provisionFile: string | undefined;
  /** Links that come in, at a cold start before there is a window. */
  readonly inbox: LinkInbox;
  /** The profile folder, where it is not the usual one. */
  readonly ownProfile: string | undefined;
  /** The phone window waits until somebody asks for it. */
  readonly isHidden: boolean;
  readonly log: Log;
  /** Folder of the built pages, the bundled preload, and the thread for work on database files. */
  readonly pages: string;
  readonly preload: string;
  readonly workScript: string;
  /** Folder of the drawn icons. */
  readonly icons: string;
}

/** Builds every service and opens the phone window; to be called once Electron's app is ready. */
export async function startParley(options: Options): Promise<void> {
  const { profile, folder, scratch, provisionFile, ownProfile, inbox, isHidden, log } = options;
  const { pages, preload, workScript, icons } = options;
  const { platform } = process;
  nativeTheme.themeSource = profile.settings.value.settings.theme ?? 'system';
  const window = composeWindow({ profile, pages, preload, isHidden, log });
  const senders = new TrustedSenders(APP_ORIGIN);
  senders.trust(window.webContents, phoneRequests);
  const tell = <Name extends NoticeName>(name: Name, payload: Payload<Name>): boolean =>
    notify(window, name, payload);

  const desktop = new Desktop();
  desktop.observe(stayAwake(powerSaveBlocker));
  const activity = new ActivityWatch({
    signs: powerMonitor,
    after: systemClock.after,
    changed: (state) => tell('power:activity-changed', state),
  });
  const mayStayBehind = isCardPossible({
    platform,
    env: process.env,
    ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
  });
  const command = handOver({
    tell: (it) => tell('desktop:command', it),
    showPhone: () => showBeside(window, mayStayBehind),
  });
  const card = composeCard({
    desktop,
    window,
    preload,
    senders,
    command,
    isPossible: mayStayBehind,
  });
  const pageFailed = (reason: string): void => {
    log.error(`the page failed: ${reason}`);
    desktop.forget();
    void recordings.endAll();
  };

  const vault = new SecretVault(profile.secrets, systemKeychain(safeStorage, platform));
  const accounts = new AccountStore({
    file: profile.accounts,
    vault,
    newId: randomUUID,
    onChange: (list) => {
      tell('accounts:changed', list);
      void store.then(({ countries }) => countries.follow());
    },
  });
  const signalling = new Signalling({
    account: (accountId) => accounts.find(accountId),
    password: async (accountId) => {
      const password = await accounts.password(accountId);
      return password.ok ? password.value : undefined;
    },
    isInCall: (accountId) => desktop.state.calls.some((call) => call.accountId === accountId),
    changed: (change) => tell('signalling:changed', change),
    received: (message) => tell('signalling:received', message),
    trace: (direction, accountId, text) => log.debug(`SIP ${direction}, account ${accountId}\n${text}`),
    openSocket: openByScheme(socketTable(trustedCertificates)),
    clock: systemClock,
    random: Math.random,
  });
  const updates = new Updates({
    version: app.getVersion(),
    inCall: () => desktop.state.calls.length > 0,
    changed: (update) => tell('updates:changed', update),
    quit: () => app.quit(),
    clock: systemClock,
    warn: (text) => log.warn(text),
  });
  desktop.observe(() => updates.callsChanged());
  const focus = (): void => focusWindow(window);
  const quitting = new Quitting({
    isInCall: () => desktop.state.calls.some(({ state }) => state !== 'ringing'),
    confirm: () => {
      focus();
      return tell('app:confirm-quit', undefined);
    },
    leave: () => tell('app:quitting', undefined),
    quit: () => updates.quitNow(),
    after: (ms, callback) => void systemClock.after(ms, callback),
  });

  const choose = obeyChoice({
    show: focus,
    tell: command,
    enable: (accountId, enabled) => void accounts.change(accountId, { enabled }),
    quit: () => app.quit(),
  });
  const settings = new SettingsStore(profile.settings, () => {
    nativeTheme.themeSource = settings.read().theme ?? 'system';
    void store.then(({ retention }) => retention.apply());
  });
  const { recordingFolder, recordings, ringtones } = composeSoundFiles({
    settings,
    window,
    folder: folder.path,
  });
  composeDesktop({
    desktop,
    window,
    settings,
    platform,
    icons,
    choose,
    locked: (isLocked) => activity.lock(isLocked),
  });
  keepWindow(window, { profile, quitting, pageFailed });
  watchAddresses({
    addresses: () => reachableAddresses(networkInterfaces()),
    after: systemClock.after,
    changed: (change) => {
      log.info(`the network changed: ${change.gone.length} addresses are gone`);
      signalling.moved(change.gone);
      tell('network:changed', change);
    },
  });
  const defaultDevices = watchDefaultDevices({
    platform,
    pactl: systemPactl(process.env),
    after: systemClock.after,
    changed: (defaults) => tell('devices:defaults-changed', defaults),
  });
  sleepWith(powerMonitor, signalling, (text) => log.info(text));
  app.on('before-quit', (event) => {
    if (!quitting.request()) event.preventDefault();
  });
  app.on('will-quit', () => {
    signalling.closeAll();
    defaultDevices.follow(false);
    log.close();
  });

  const loginStart = systemLoginStart({
    platform,
    execPath: process.execPath,
    env: process.env,
    app,
    profile: ownProfile,
  });
  const { links, shortcuts } = composeLinks({
    desktop,
    inbox,
    settings,
    ownProfile,
    tell: command,
    focus,
  });
  const provisioned: Promise<Provisioned> = provisionFile
    ? provision(provisionFile, { store: accounts, vault, newId: randomUUID })
    : Promise.resolve({ contacts: [] });
  const handlers = provisioned.then(async ({ policy, problem }) => {
    if (policy !== undefined) await settings.fix(policy);
    const troubles: Trouble[] = [...profile.troubles];
    if (problem !== undefined) troubles.push({ kind: 'provision-invalid', detail: problem });
    for (const { kind, detail } of troubles) log.warn(`${kind}: ${detail}`);
    return createHandlers({
      accounts,
      vault,
      settings,
      recordings,
      recordingFolder,
      screens: composeScreens(window.webContents),
      ringtones,
      signalling,
      desktop,
      activity,
      defaultDevices,
      store,
      updates,
      loginStart,
      card,
      troubles,
      links,
      shortcuts,
      log,
      quitting,
      choosePath: (proposal) => choosePath(window, proposal),
      country: app.getLocaleCountryCode(),
      openLink: (url) => shell.openExternal(url),
    });
  });
  serve(handlers, senders, log);
  const loaded = loadPhonePage(window, pageFailed);
  // SQLite and what is in it are no part of the start.
  const store: Promise<Store> = Promise.all([provisioned, loaded, handlers]).then(async ([{ contacts }]) => {
    const { openStore } = await import('./store.ts');
    return openStore({
      folder,
      scratch,
      workScript,
      country: (accountId) => accounts.countryOf(accountId) ?? app.getLocaleCountryCode(),
      accountIds: () => accounts.list().map(({ id }) => id),
      domain: () => accounts.domain,
      retention: () => retentionOf(settings.read()),
      contacts,
      clock: systemClock,
      onHistoryChanged: () => void tell('history:changed', undefined),
      onCountriesChanged: () => void tell('people:changed', undefined),
      log,
    });
  });
  void store.then(({ close }) => app.on('will-quit', close));
  await loaded;

  const updater = await openUpdater({
    isPackaged: app.isPackaged,
    resources: process.resourcesPath,
    log,
    quit: () => app.quit(),
    releaseLock: () => app.releaseSingleInstanceLock(),
  });
  if (updater !== undefined) updates.start(updater);
}
