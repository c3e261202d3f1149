import { m } from '#messages';
import type { Bridge } from '../preload/contract/index.ts';
import type { LineListener } from './sip/port.ts';
import { Accounts } from './stores/accounts.svelte.ts';
import { Announcements } from './stores/announcements.svelte.ts';
import { Appearance } from './stores/appearance.svelte.ts';
import { Awareness } from './stores/awareness.svelte.ts';
import { CallQualities } from './stores/call-qualities.svelte.ts';
import { Calls } from './stores/calls.svelte.ts';
import { systemClock } from './stores/clock.ts';
import { Chats } from './stores/chat/chats.svelte.ts';
import { obeyDesktop } from './stores/desktop-commands.ts';
import { DesktopReport } from './stores/desktop-report.svelte.ts';
import { Conference } from './stores/conference.ts';
import { Countries } from './stores/countries.ts';
import { Devices } from './stores/devices.svelte.ts';
import { Dialer } from './stores/dialer.svelte.ts';
import { Forwarding, type Destination } from './stores/forwarding.svelte.ts';
import { KnownParties } from './stores/known-parties.svelte.ts';
import { LinkHandling } from './stores/link-handling.svelte.ts';
import { GlobalShortcuts } from './stores/global-shortcuts.svelte.ts';
import { Keys } from './stores/keys.ts';
import { Lines } from './stores/lines.ts';
import { LoginStart } from './stores/login-start.svelte.ts';
import { Mailboxes } from './stores/mailboxes.svelte.ts';
import { MyStatus } from './stores/my-status.svelte.ts';
import { Navigation } from './stores/navigation.svelte.ts';
import { considerOffers } from './stores/offers.ts';
import { PartyNames } from './stores/party-names.ts';
import { PastSearch } from './stores/past-search.svelte.ts';
import { People } from './stores/people.svelte.ts';
import { PeopleSearch } from './stores/people-search.svelte.ts';
import type { Phone } from './stores/phone.ts';
import { Pictures } from './stores/pictures.svelte.ts';
import { PickUp } from './stores/pick-up.ts';
import { Prefixes } from './stores/prefixes.svelte.ts';
import { Presence } from './stores/presence.svelte.ts';
import { Quit } from './stores/quit.svelte.ts';
import { Recent } from './stores/recent.svelte.ts';
import { Referrals } from './stores/referrals.ts';
import { Redirections } from './stores/redirections.svelte.ts';
import { Recordings } from './stores/recordings.svelte.ts';
import { Ringtones } from './stores/ringtones.svelte.ts';
import { Replies } from './stores/replies.ts';
import { Registrations } from './stores/registrations.svelte.ts';
import { RenderGate } from './stores/render-gate.ts';
import { RetentionChoice } from './stores/retention.svelte.ts';
import { SoundMoves } from './stores/sound-moves.svelte.ts';
import { SoundProcessingChoice } from './stores/sound-processing.svelte.ts';
import { Ticker } from './stores/ticker.svelte.ts';
import { Transfers } from './stores/transfers.svelte.ts';
import { Troubles } from './stores/troubles.svelte.ts';
import { Updates } from './stores/updates.svelte.ts';
import { VideoChoice } from './stores/video-choice.svelte.ts';
import { Voicemail } from './stores/voicemail.ts';
import { deliveryWords } from './views/words/delivery-words.ts';
import { soundMovedWords } from './views/words/device-words.ts';
import { failureWords } from './views/words/failure-words.ts';
import { problemWords } from './views/words/registration-words.ts';
import { callListeners } from './compose-listeners.ts';
import { composeSound } from './compose-sound.ts';
import { recordCall } from './media/call-recorder.ts';

export interface Composition {
  readonly phone: Phone;
  /** Reads what main keeps; accounts open their lines as they arrive. */
  load(): Promise<void>;
  /** Ends calls, unregisters, and waits until the calls are in the history and what was recorded is kept. */
  stop(): Promise<void>;
}

/** Builds every part of the phone and hands each its dependencies; the only place that knows them all. */
export function composePhone(bridge: Bridge): Composition {
  const clock = systemClock();
  const newId = (): string => crypto.randomUUID();
  const log = (text: string): void => {
    void bridge.request('log:write', { level: 'info', text: text.slice(0, 65_536) });
  };
  const sound = composeSound({
    countryOf: (call) => countries.of(call.accountId),
    takesVideo: (): boolean => videoChoice.isTaken,
    ringtonesOf: async (call) => {
      await names.settled(call);
      return ringtones.for(call.accountId, names.personOf(call)?.ringtone);
    },
    followDefaults: (onChange) => {
      const stop = bridge.on('devices:defaults-changed', onChange);
      void bridge.request('devices:follow-defaults', true);
      return () => {
        stop();
        void bridge.request('devices:follow-defaults', false);
      };
    },
    onMicrophoneTakenOver: (label) => soundMoves.tellTakenOver(label),
    onStrongGivenUp: (why) => void soundProcessing.giveUpStrong(why),
    usualRingtone: () => ringtones.usual,
    readRingtone: (file) => ringtones.read(file),
  });
  const ringtones = new Ringtones({ bridge, ...sound.ringtones });

  const listener: LineListener = {
    onIncoming: (call) => calls.onIncoming(call),
    onCallEvent: (id, event) => calls.onCallEvent(id, event),
    onMessage: (message) => chats.receive(message),
    onRegistration: (accountId, registration) => {
      const wasRegistered = registrations.isRegistered(accountId);
      registrations.set(accountId, registration);
      if (!registrations.isRegistered(accountId)) return;
      chats.ready(accountId);
      if (!wasRegistered) void chats.rooms.enter(accountId);
    },
    onReports: (_accountId, address, reports) => presence.onReports(address, reports),
    onMailbox: (accountId, mailbox) => mailboxes.set(accountId, mailbox),
  };
  const gate = new RenderGate(clock);
  const environment = {
    bridge,
    openMedia: sound.openMedia,
    describing: (description: Promise<unknown>) => gate.hold(description),
    random: () => Math.random(),
    now: clock.now,
    after: clock.after,
    newCallId: newId,
    log,
  };
  const lines = new Lines((accountId): boolean => calls.isBusy(accountId));

  const registrations = new Registrations();
  const mailboxes = new Mailboxes();
  const presence = new Presence(clock);
  const accounts = new Accounts(bridge, (all) => {
    lines.follow(all);
    registrations.keep(all.map(({ id }) => id));
    mailboxes.keep(all.map(({ id }) => id));
    void prefixes.follow(all);
  });
  const countries = new Countries(bridge, accounts);
  const prefixes = new Prefixes(accounts, countries);
  const forwarding = new Forwarding(bridge, accounts, clock.now);
  const people = new People(bridge, () => chats.regroup());
  const parties = new KnownParties(bridge, people);
  const names = new PartyNames(accounts, parties, m.anonymous);
  const troubles = new Troubles(bridge);
  const recent = new Recent(bridge, {
    onFailure: ({ reason, detail = reason }) => troubles.tell({ kind: 'history-not-saved', detail }),
    onAdded: (kept) => chats.showCall(kept),
    onRemoved: (id) => chats.dropCall(id),
  });
  const qualities = new CallQualities();
  const announcements = new Announcements();
  const tellUnsent = (name: string, why: string): void => {
    const detail = m.message_note({ name, why });
    troubles.tell({ kind: 'message-failed', detail });
    announcements.say(detail);
  };
  const chats = new Chats({
    bridge,
    accounts,
    lines,
    isRegistered: (accountId) => registrations.isRegistered(accountId),
    clock,
    newId,
    failed: ({ accountId, address, delivery }) =>
      tellUnsent(names.of({ accountId, party: { address } }), deliveryWords(delivery)),
  });
  const calls = new Calls({
    lines,
    clock,
    gate,
    newId,
    refuses: (): boolean => myStatus.refusesCalls,
    forwards: (call): Destination | undefined =>
      forwarding.atOnce(call, calls.isOnCall || myStatus.refusesCalls),
  });
  const recordings = new Recordings({
    bridge,
    calls: () => calls.all,
    soundOf: (call) => calls.soundOf(call),
    nameOf: (call) => names.of(call),
    record: recordCall,
    announce: sound.announceRecording,
  });
  const conference = new Conference(calls);
  const transfers = new Transfers({ accounts, calls, lines, search: new PeopleSearch(bridge, people) });
  const referrals = new Referrals({
    accounts,
    calls,
    isKnown: (party) => names.personOf(party) !== undefined,
  });
  const redirections = new Redirections(bridge, calls, (former, next) =>
    transfers.consultations.movedOn(former, next),
  );
  const pickUp = new PickUp({ accounts, calls, names, presence });
  calls.listen(
    callListeners({
      accounts,
      announcements,
      calls,
      clock,
      conference,
      forwarding,
      lines,
      names,
      pickUp,
      qualities,
      recent,
      recordings,
      redirections,
      referrals,
      sound,
      transfers,
    }),
  );
  const voicemail = new Voicemail({ accounts, mailboxes, calls });
  const myStatus = new MyStatus({ bridge, calls });
  const devices = new Devices({
    bridge,
    source: sound.deviceSource,
    users: sound.deviceUsers,
    onMoved: (roles) => soundMoves.tell(roles),
  });
  const soundProcessing = new SoundProcessingChoice({
    bridge,
    clock,
    apply: sound.processMicrophone,
    sayGivenUp: () => announcements.say(m.strong_noise_suppression_given_up()),
  });
  const soundMoves = new SoundMoves({
    clock,
    isOnCall: () => calls.isOnCall,
    places: devices,
    say: (moves) => announcements.say(soundMovedWords(moves)),
  });
  const videoChoice = new VideoChoice(bridge, sound.camera);
  const updates = new Updates(bridge);
  const navigation = new Navigation();
  const replies = new Replies({
    calls,
    chats,
    failed: (call, failure) => tellUnsent(names.of(call), failureWords(failure)),
    refused: (call) =>
      tellUnsent(names.of(call), m.sms_off({ account: accounts.of(call.accountId)?.name ?? '' })),
  });
  const dialer = new Dialer({
    accounts,
    prefixes,
    registrations,
    parties,
    people,
    search: new PeopleSearch(bridge, people),
    calls,
    gate,
  });
  const awareness = new Awareness({ accounts, lines, myStatus, people, presence });
  const report = new DesktopReport({
    bridge,
    accounts,
    calls,
    chats,
    myStatus,
    names,
    recent,
    registrations,
    log,
    problemWords,
  });
  const links = new LinkHandling(bridge);
  const shortcuts = new GlobalShortcuts(bridge);
  const consider = considerOffers({ calls, dialer, links, navigation, registrations });
  bridge.on('desktop:command', obeyDesktop({ calls, consider, dialer, myStatus, navigation, replies }));

  return {
    phone: {
      accounts,
      announcements,
      calls,
      chats,
      conference,
      devices,
      dialer,
      forwarding,
      keys: new Keys(calls, sound.playKey),
      loginStart: new LoginStart(bridge),
      myStatus,
      links,
      names,
      navigation,
      people,
      pickUp,
      pictures: new Pictures({ bridge, calls, lines }),
      presence,
      qualities,
      quit: new Quit(bridge, calls),
      recent,
      redirections,
      referrals,
      recordings,
      registrations,
      ringtones,
      shortcuts,
      pastSearch: new PastSearch(bridge),
      appearance: new Appearance(bridge),
      retention: new RetentionChoice(bridge),
      replies,
      soundCheck: sound.check,
      soundMoves,
      soundProcessing,
      soundTrials: sound.trials,
      ticker: new Ticker(clock),
      transfers,
      troubles,
      updates,
      openLink: (url) => void bridge.request('app:open-link', { url }),
      videoChoice,
      voicemail,
      retry: (accountId) => lines.retry(accountId),
    },
    async load() {
      // The window is there before what speaks SIP is.
      const sip = import('./sip/open-line.ts').then(({ lineOpener }) => {
        const openLine = lineOpener(environment);
        lines.begin((account) => openLine(account, listener));
      });
      const stores = [
        myStatus,
        accounts,
        chats,
        countries,
        devices,
        forwarding,
        links,
        people,
        recent,
        recordings,
        redirections,
        ringtones,
        soundProcessing,
        troubles,
        updates,
        videoChoice,
      ];
      const loading = stores.map((store) => store.load());
      await Promise.all([sip, ...loading]);
      report.start();
      awareness.start();
    },
    async stop() {
      await lines.stop();
      await Promise.all([recent.saved(), recordings.stopAll()]);
    },
  };
}
