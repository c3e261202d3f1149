import { m } from '#messages';
import type { Account, DeviceChoice } from '../../../preload/contract/index.ts';
import type { Call, CallEffect, CallEvent, Party } from '../../../renderer/domain/call/call.ts';
import type { OwnPresence } from '../../../renderer/domain/presence/own-presence.ts';
import type { Mailbox } from '../../../renderer/domain/voicemail/mailbox.ts';
import type { RegistrationState } from '../../../renderer/domain/registration/registration.ts';
import { announce } from '../../../renderer/listeners/announce.ts';
import { goOnRecording } from '../../../renderer/listeners/go-on-recording.ts';
import { leaveConference } from '../../../renderer/listeners/leave-conference.ts';
import { endJoinedCall } from '../../../renderer/listeners/end-joined-call.ts';
import { followColleagues } from '../../../renderer/listeners/follow-colleagues.ts';
import { returnFromConsultation } from '../../../renderer/listeners/return-from-consultation.ts';
import { returnToReferrer } from '../../../renderer/listeners/return-to-referrer.ts';
import { pickUpByCode } from '../../../renderer/listeners/pick-up-by-code.ts';
import { releaseLine } from '../../../renderer/listeners/release-line.ts';
import { recordRecent } from '../../../renderer/listeners/record-recent.ts';
import { stopRecording } from '../../../renderer/listeners/stop-recording.ts';
import type { CallPictures } from '../../../renderer/media/call-pictures.ts';
import type { Line, MessageAnswer } from '../../../renderer/sip/port.ts';
import { Accounts } from '../../../renderer/stores/accounts.svelte.ts';
import { Announcements } from '../../../renderer/stores/announcements.svelte.ts';
import { Appearance } from '../../../renderer/stores/appearance.svelte.ts';
import { Awareness } from '../../../renderer/stores/awareness.svelte.ts';
import { CallQualities } from '../../../renderer/stores/call-qualities.svelte.ts';
import { Calls } from '../../../renderer/stores/calls.svelte.ts';
import { systemClock } from '../../../renderer/stores/clock.ts';
import { Chats } from '../../../renderer/stores/chat/chats.svelte.ts';
import { obeyDesktop } from '../../../renderer/stores/desktop-commands.ts';
import { DesktopReport } from '../../../renderer/stores/desktop-report.svelte.ts';
import { Conference } from '../../../renderer/stores/conference.ts';
import { Devices } from '../../../renderer/stores/devices.svelte.ts';
import { Dialer } from '../../../renderer/stores/dialer.svelte.ts';
import { GlobalShortcuts } from '../../../renderer/stores/global-shortcuts.svelte.ts';
import { KnownParties } from '../../../renderer/stores/known-parties.svelte.ts';
import { Forwarding, type Destination } from '../../../renderer/stores/forwarding.svelte.ts';
import { LinkHandling } from '../../../renderer/stores/link-handling.svelte.ts';
import { Keys } from '../../../renderer/stores/keys.ts';
import { Lines } from '../../../renderer/stores/lines.ts';
import { LoginStart } from '../../../renderer/stores/login-start.svelte.ts';
import { Mailboxes } from '../../../renderer/stores/mailboxes.svelte.ts';
import { MyStatus } from '../../../renderer/stores/my-status.svelte.ts';
import { Navigation } from '../../../renderer/stores/navigation.svelte.ts';
import { considerOffers } from '../../../renderer/stores/offers.ts';
import { PartyNames } from '../../../renderer/stores/party-names.ts';
import type { Phone } from '../../../renderer/stores/phone.ts';
import { Pictures } from '../../../renderer/stores/pictures.svelte.ts';
import { PickUp } from '../../../renderer/stores/pick-up.ts';
import { Prefixes } from '../../../renderer/stores/prefixes.svelte.ts';
import { Presence } from '../../../renderer/stores/presence.svelte.ts';
import { PastSearch } from '../../../renderer/stores/past-search.svelte.ts';
import { People } from '../../../renderer/stores/people.svelte.ts';
import { PeopleSearch } from '../../../renderer/stores/people-search.svelte.ts';
import { Quit } from '../../../renderer/stores/quit.svelte.ts';
import { Referrals } from '../../../renderer/stores/referrals.ts';
import { Redirections } from '../../../renderer/stores/redirections.svelte.ts';
import { Recent } from '../../../renderer/stores/recent.svelte.ts';
import { Recordings } from '../../../renderer/stores/recordings.svelte.ts';
import { Registrations } from '../../../renderer/stores/registrations.svelte.ts';
import { RenderGate } from '../../../renderer/stores/render-gate.ts';
import { RetentionChoice } from '../../../renderer/stores/retention.svelte.ts';
import { Replies } from '../../../renderer/stores/replies.ts';
import { Ringtones } from '../../../renderer/stores/ringtones.svelte.ts';
import { SoundCheck } from '../../../renderer/stores/sound-check.svelte.ts';
import { SoundMoves } from '../../../renderer/stores/sound-moves.svelte.ts';
import { SoundProcessingChoice } from '../../../renderer/stores/sound-processing.svelte.ts';
import { SoundTrials } from '../../../renderer/stores/sound-trials.svelte.ts';
import { Ticker } from '../../../renderer/stores/ticker.svelte.ts';
import { Transfers } from '../../../renderer/stores/transfers.svelte.ts';
import { Troubles } from '../../../renderer/stores/troubles.svelte.ts';
import { Updates } from '../../../renderer/stores/updates.svelte.ts';
import { VideoChoice } from '../../../renderer/stores/video-choice.svelte.ts';
import { Voicemail } from '../../../renderer/stores/voicemail.ts';
import { announcementWords } from '../../../renderer/views/words/announcement-words.ts';
import { deliveryWords } from '../../../renderer/views/words/delivery-words.ts';
import { soundMovedWords } from '../../../renderer/views/words/device-words.ts';
import { problemWords } from '../../../renderer/views/words/registration-words.ts';
import { FakeBridge, type FakeMain } from './fake-bridge.ts';

export const office: Account = {
  id: '2f1e9a52-6b0e-4d0b-9a0c-0f4f3f6a9d11',
  name: 'Office',
  aor: 'sip:alice@example.com',
  displayName: 'Alice Liddell',
  servers: ['wss://example.com'],
  enabled: true,
  secret: 'keychain',
};

/** The real stores over a main process and lines that only remember what they were told. */
export class FakePhone {
  readonly bridge: FakeBridge;
  readonly phone: Phone;
  readonly report: DesktopReport;
  readonly awareness: Awareness;
  readonly #mailboxes: Mailboxes;
  readonly performed: { id: string; effect: CallEffect }[] = [];
  readonly placed: string[] = [];
  readonly played: string[] = [];
  readonly opened: string[] = [];
  /** Accounts whose lines were stopped. */
  readonly stopped: string[] = [];
  /** Messages that went out. */
  readonly sent: { target: string; contentType: string; body: string }[] = [];
  readonly published: OwnPresence[] = [];
  watched: readonly string[] = [];
  /** What the server says to a message. */
  messageAnswer: MessageAnswer = { status: 200 };
  level = 0;
  /** How many calls hear that they are recorded. */
  recordingTones = 0;
  /** Files that are chosen as ringtones are sound. */
  canPlay = true;
  #present = {
    inputs: [{ id: 'headset', label: 'Headset' }],
    outputs: [{ id: 'desk', label: 'Desk speaker' }],
  };
  #onDevices = (): void => {};
  /** Video of every call. */
  pictures: CallPictures = { ours: undefined, theirs: [] };
  readonly cameras = {
    chosen: undefined as DeviceChoice | undefined,
    list: () => Promise.resolve([{ id: 'c1', label: 'Webcam' }]),
    choose(choice: DeviceChoice | undefined) {
      this.chosen = choice;
    },
  };
  /** No sound comes in from the network. */
  isSilent = false;
  #packets = 0;

  constructor(main: FakeMain = { accounts: [office] }) {
    this.bridge = new FakeBridge(main);
    const clock = systemClock();
    const gate = new RenderGate(clock);
    const lines = new Lines((accountId): boolean => calls.isBusy(accountId));
    lines.begin(({ id }) => this.#line(id));
    const registrations = new Registrations();
    const mailboxes = new Mailboxes();
    const presence = new Presence(clock);
    const accounts = new Accounts(this.bridge, (all) => {
      lines.follow(all);
      void prefixes.follow(all);
    });
    const prefixes = new Prefixes(accounts, { of: () => 'DE' });
    const people = new People(this.bridge, () => chats.regroup());
    const parties = new KnownParties(this.bridge, people);
    const names = new PartyNames(accounts, parties, () => 'Anonymous');
    const troubles = new Troubles(this.bridge);
    const recent = new Recent(this.bridge, {
      onFailure: ({ reason }) => troubles.tell({ kind: 'history-not-saved', detail: reason }),
      onAdded: (kept) => chats.showCall(kept),
      onRemoved: (id) => chats.dropCall(id),
    });
    const chats = new Chats({
      bridge: this.bridge,
      accounts,
      lines,
      isRegistered: (id) => registrations.isRegistered(id),
      clock,
      newId: () => crypto.randomUUID(),
      failed: ({ address, delivery }) =>
        troubles.tell({ kind: 'message-failed', detail: `${address}: ${deliveryWords(delivery)}` }),
    });
    const qualities = new CallQualities();
    const announcements = new Announcements();
    const calls = new Calls({
      lines,
      clock,
      gate,
      newId: () => crypto.randomUUID(),
      refuses: (): boolean => myStatus.refusesCalls,
      forwards: (call): Destination | undefined => forwarding.atOnce(call, calls.isOnCall),
    });
    const recordings = new Recordings({
      calls: () => calls.all,
      bridge: this.bridge,
      soundOf: (call) => calls.soundOf(call),
      nameOf: (call) => names.of(call),
      record: () => ({ stop: () => Promise.resolve() }),
      announce: () => {
        this.recordingTones += 1;
        return () => {
          this.recordingTones -= 1;
        };
      },
    });
    const conference = new Conference(calls);
    const transfers = new Transfers({
      accounts,
      calls,
      lines,
      search: new PeopleSearch(this.bridge, people),
    });
    const referrals = new Referrals({
      accounts,
      calls,
      isKnown: (party) => names.personOf(party) !== undefined,
    });
    const pickUp = new PickUp({ accounts, calls, names, presence });
    calls.listen([
      recordRecent({ add: (call) => recent.add(call, qualities.summaryOf(call.id)) }),
      pickUpByCode((id) => pickUp.onRefused(id)),
      leaveConference(() => conference.onLeft()),
      goOnRecording((former, call) => recordings.goOn(former, call)),
      stopRecording((id) => void recordings.stop(id)),
      endJoinedCall((sipCallId) => calls.endOf(sipCallId)),
      returnFromConsultation((call) => transfers.consultations.onChanged(call)),
      returnToReferrer((id) => referrals.onRefused(id)),
      followColleagues(
        (call): boolean => referrals.mayFollow(call),
        (id) => referrals.follow(id),
      ),
      announce(
        (text) => announcements.say(text),
        async (change) => {
          await names.settled(change.call);
          return announcementWords(change, names.of(change.call));
        },
      ),
      releaseLine((accountId) => lines.release(accountId)),
    ]);
    const voicemail = new Voicemail({ accounts, mailboxes, calls });
    const myStatus = new MyStatus({ bridge: this.bridge, calls });
    const user = { choose() {} };
    const devices = new Devices({
      bridge: this.bridge,
      source: {
        list: () => Promise.resolve(this.#present),
        onChange: (listener) => {
          this.#onDevices = listener;
          return () => {};
        },
      },
      users: { microphone: user, speaker: user, ringer: user, alerts: user, alsoRing: user },
      onMoved: (roles) => soundMoves.tell(roles),
    });
    const soundMoves = new SoundMoves({
      clock,
      isOnCall: () => calls.isOnCall,
      places: devices,
      say: (moves) => announcements.say(soundMovedWords(moves)),
    });
    const navigation = new Navigation();
    const replies = new Replies({
      calls,
      chats,
      failed: (_call, { reason }) => troubles.tell({ kind: 'message-failed', detail: reason }),
      refused: ({ party }) => troubles.tell({ kind: 'message-failed', detail: party.address }),
    });
    const search = new PeopleSearch(this.bridge, people);
    const dialer = new Dialer({ accounts, prefixes, registrations, parties, people, search, calls, gate });
    const forwarding = new Forwarding(this.bridge, accounts, () => clock.now());
    const links = new LinkHandling(this.bridge);
    const consider = considerOffers({ calls, dialer, links, navigation, registrations });
    this.bridge.on(
      'desktop:command',
      obeyDesktop({ calls, consider, dialer, myStatus, navigation, replies }),
    );
    this.report = new DesktopReport({
      bridge: this.bridge,
      accounts,
      calls,
      chats,
      myStatus,
      names,
      recent,
      registrations,
      log: () => {},
      problemWords,
    });
    this.#mailboxes = mailboxes;
    this.awareness = new Awareness({ accounts, lines, myStatus, people, presence });
    this.phone = {
      accounts,
      announcements,
      calls,
      chats,
      conference,
      devices,
      dialer,
      forwarding,
      keys: new Keys(calls, (key) => this.played.push(key)),
      loginStart: new LoginStart(this.bridge),
      myStatus,
      links,
      names,
      navigation,
      people,
      pickUp,
      pictures: new Pictures({ bridge: this.bridge, calls, lines }),
      presence,
      qualities,
      quit: new Quit(this.bridge, calls),
      recent,
      redirections: new Redirections(this.bridge, calls, (...moved) =>
        transfers.consultations.movedOn(...moved),
      ),
      referrals,
      recordings,
      registrations,
      ringtones: new Ringtones({
        bridge: this.bridge,
        canPlay: () => Promise.resolve(this.canPlay),
        forget: () => undefined,
        preview: (ringtone) => this.played.push(ringtone),
      }),
      shortcuts: new GlobalShortcuts(this.bridge),
      pastSearch: new PastSearch(this.bridge),
      appearance: new Appearance(this.bridge),
      retention: new RetentionChoice(this.bridge),
      replies,
      soundCheck: new SoundCheck({
        listen: (onLevel) => {
          onLevel(0.2);
          return Promise.resolve(() => {});
        },
        problemOf: () => 'no-microphone',
        play: (device) => this.played.push(device),
      }),
      soundMoves,
      soundProcessing: new SoundProcessingChoice({
        bridge: this.bridge,
        clock,
        apply: () => {},
        sayGivenUp: () => announcements.say(m.strong_noise_suppression_given_up()),
      }),
      soundTrials: new SoundTrials({
        recordAndPlay: (onPlaying, signal) => {
          onPlaying();
          return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
        },
        testPath: () => Promise.resolve({ microphone: true, encoding: true, network: false, speaker: false }),
        problemOf: () => 'no-microphone',
      }),
      ticker: new Ticker(clock),
      transfers,
      troubles,
      updates: new Updates(this.bridge),
      openLink: (url) => this.opened.push(url),
      videoChoice: new VideoChoice(this.bridge, this.cameras),
      voicemail,
      retry: () => {},
    };
  }

  /** Devices are plugged and unplugged until these are there. */
  plug(present: { inputs?: DeviceChoice[]; outputs?: DeviceChoice[] }): void {
    this.#present = { ...this.#present, ...present };
    this.#onDevices();
  }

  async load(): Promise<this> {
    const { accounts, devices, forwarding, links, myStatus, people, recent, recordings, troubles, updates } =
      this.phone;
    const stores = [
      this.phone.ringtones,
      this.phone.soundProcessing,
      myStatus,
      accounts,
      devices,
      forwarding,
      links,
      people,
      recent,
      recordings,
      troubles,
      updates,
    ];
    await Promise.all(stores.map((store) => store.load()));
    this.awareness.start();
    return this;
  }

  register(state: RegistrationState, account = office): void {
    this.phone.registrations.set(account.id, { expires: 600, attempts: 0, state });
  }

  registered(): this {
    this.register({ name: 'registered', expiresAt: Date.now() + 600_000 });
    return this;
  }

  ring(party: Party, account = office): string {
    const id = crypto.randomUUID();
    this.phone.calls.onIncoming({ id, accountId: account.id, party, sipCallId: `${id}@example.com` });
    return id;
  }

  /** What waits at the server. */
  mailbox(mailbox: Mailbox, account = office): void {
    this.#mailboxes.set(account.id, mailbox);
  }

  /** What the network says about the last call, or that with the id. */
  say(event: CallEvent, id = this.phone.calls.all.at(-1)?.id ?? ''): void {
    this.phone.calls.onCallEvent(id, event);
  }

  get last(): Call | undefined {
    return this.phone.calls.all.at(-1);
  }

  #countPackets(): number {
    if (!this.isSilent) this.#packets += 1;
    return this.#packets;
  }

  #line(accountId: string): Line {
    return {
      accountId,
      start() {},
      stop: () => {
        this.stopped.push(accountId);
        return Promise.resolve();
      },
      retry() {},
      place: (_id, target, { hidesNumber } = {}) =>
        void this.placed.push(hidesNumber === true ? `${target} without a number` : target),
      perform: (id, effect) => {
        // Every call that rings begins with it; nothing of it is seen.
        if (effect.type !== 'warm-up') this.performed.push({ id, effect });
      },
      dialogOf: (id) => ({
        callId: id,
        localTag: 'ours',
        remoteTag: 'theirs',
        remoteTarget: 'sip:there@example.com',
      }),
      sendMessage: (target, message) => {
        this.sent.push({ target, ...message });
        return Promise.resolve(this.messageAnswer);
      },
      watch: (addresses) => void (this.watched = addresses),
      publish: (presence) => void this.published.push(presence),
      picturesOf: () => this.pictures,
      soundOf: () => ({
        levels: () => Promise.resolve({ inbound: this.level, packets: this.#countPackets() }),
        quality: () => Promise.resolve({}),
        flow: () => Promise.resolve({ packets: this.#countPackets(), isConnected: true }),
        tap: () => () => undefined,
        overlay: () => undefined,
      }),
    };
  }
}
