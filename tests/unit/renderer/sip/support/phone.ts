import { vi } from 'vitest';
import type { CallEffect, CallEvent, CallId } from '../../../../../renderer/domain/call/call.ts';
import type { Reports } from '../../../../../renderer/domain/presence/merge.ts';
import type { Registration } from '../../../../../renderer/domain/registration/registration.ts';
import type { Mailbox } from '../../../../../renderer/domain/voicemail/mailbox.ts';
import { lineOpener } from '../../../../../renderer/sip/open-line.ts';
import type { IncomingCall, Line, LineAccount, ReceivedMessage } from '../../../../../renderer/sip/port.ts';
import { FakeMedia, sdp } from './fake-media.ts';
import { accountId, MemoryBridge } from './memory-bridge.ts';
import type { Message } from './message.ts';
import { Peer, type RequestOptions } from './peer.ts';

/** One line against a scripted peer; time stands still unless the test moves it. */
export class Phone {
  readonly bridge = new MemoryBridge();
  readonly peer = new Peer(this.bridge);
  readonly medias: FakeMedia[] = [];
  readonly events: CallEvent[] = [];
  readonly incoming: IncomingCall[] = [];
  readonly messages: ReceivedMessage[] = [];
  /** Whether what comes in can be kept. */
  keepsMessages = true;
  readonly registrations: Registration[] = [];
  readonly reports = new Map<string, Reports>();
  readonly mailboxes: (Mailbox | undefined)[] = [];
  readonly logged: string[] = [];
  /** Descriptions that were made, or are. */
  readonly described: Promise<unknown>[] = [];
  readonly line: Line;
  /** What the next media session fails with. */
  mediaFails: FakeMedia['fails'];
  random = 0.5;

  constructor(account: Partial<LineAccount> = {}) {
    const open = lineOpener({
      bridge: this.bridge,
      openMedia: (_servers, listener) => {
        const media = new FakeMedia(`phone${this.medias.length + 1}`, listener);
        media.fails = this.mediaFails;
        this.medias.push(media);
        return media;
      },
      describing: (description) => void this.described.push(description),
      random: () => this.random,
      now: () => Date.now(),
      after: (ms, action) => {
        const timer = setTimeout(action, ms);
        return () => {
          clearTimeout(timer);
        };
      },
      newCallId: () => `incoming-${this.incoming.length + 1}`,
      log: (text) => this.logged.push(text),
    });
    this.line = open(
      { id: accountId, aor: 'sip:alice@pbx.example', hasPassword: true, ...account },
      {
        onIncoming: (call) => this.incoming.push(call),
        onCallEvent: (_id, event) => this.events.push(event),
        onMessage: (message) => {
          this.messages.push(message);
          return Promise.resolve(this.keepsMessages);
        },
        onRegistration: (_id, registration) => this.registrations.push(registration),
        onReports: (_id, address, reports) => this.reports.set(address, reports),
        onMailbox: (_id, mailbox) => this.mailboxes.push(mailbox),
      },
    );
  }

  get registration(): Registration['state'] | undefined {
    return this.registrations.at(-1)?.state;
  }

  get media(): FakeMedia {
    const media = this.medias.at(-1);
    if (!media) throw new Error('no media yet');
    return media;
  }

  get eventNames(): string[] {
    return this.events.map(({ type }) => type);
  }

  event<Type extends CallEvent['type']>(type: Type): Extract<CallEvent, { type: Type }> | undefined {
    return this.events.findLast((event) => event.type === type) as
      Extract<CallEvent, { type: Type }> | undefined;
  }

  perform(effect: CallEffect, id: CallId = 'out'): void {
    this.line.perform(id, effect);
  }

  async connect(): Promise<Message> {
    this.line.start();
    this.bridge.connect();
    return this.peer.next('REGISTER');
  }

  async register(): Promise<void> {
    this.peer.grant(await this.connect());
    await settle();
  }

  /** Drops the connection and brings it back, registered again. */
  async reconnect(): Promise<void> {
    this.bridge.drop();
    await settle();
    this.bridge.connect();
    this.peer.grant(await this.peer.next('REGISTER'));
    await settle();
  }

  async invite(target = 'sip:bob@pbx.example'): Promise<Message> {
    this.line.place('out', target);
    this.perform({ type: 'invite' });
    return this.peer.next('INVITE');
  }

  /** An outgoing call that is up; gives its INVITE. */
  async call(): Promise<Message> {
    const invite = await this.invite();
    this.peer.respond(invite, 200, { body: sdp('peer') });
    await this.peer.next('ACK');
    await settle();
    return invite;
  }

  /** An incoming call that is up; gives the phone's 200. */
  async answer(options: RequestOptions = {}): Promise<Message> {
    await this.ring(options);
    this.perform({ type: 'accept' }, 'incoming-1');
    const ok = await this.peer.next('INVITE');
    this.peer.request('ACK', { to: ok.header('To'), uri: this.contact, branch: 'z9hG4bKack' });
    await settle();
    return ok;
  }

  async ring(options: RequestOptions = {}): Promise<Message> {
    const invite = this.peer.request('INVITE', { body: sdp('bob'), uri: this.contact, ...options });
    for (;;) if ((await this.peer.next('INVITE')).status === 180) break;
    await settle();
    return invite;
  }

  /** The phone's Contact URI, as it registered it. */
  get contact(): string {
    return /<([^>]*)>/.exec(this.peer.all('REGISTER')[0]?.header('Contact') ?? '')?.[1] ?? '';
  }
}

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await vi.advanceTimersByTimeAsync(0);
}
