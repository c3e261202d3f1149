import type { Core, UserAgent } from 'sip.js';
import type { Reports } from '../../domain/presence/merge.ts';
import type { OwnPresence } from '../../domain/presence/own-presence.ts';
import type { Mailbox } from '../../domain/voicemail/mailbox.ts';
import type { LineEnvironment } from '../environment.ts';
import { EventSubscriber } from './event-subscriber.ts';
import { bodyOf } from './notify-body.ts';
import { messageSummary } from './packages.ts';
import { PeopleWatch } from './people-watch.ts';
import { Publisher } from './publisher.ts';

export interface LineEventsListener {
  /** What the two event packages say of a person who is watched; without what is not known, or too old. */
  onReports(address: string, reports: Reports): void;
  onMailbox(mailbox: Mailbox | undefined): void;
}

/** What a line hears of others, and says of us. */
export class LineEvents {
  readonly #subscriber: EventSubscriber;
  readonly #people: PeopleWatch;
  readonly #publisher: Publisher;
  readonly #listener: LineEventsListener;

  /** @param resourceList SIP URI of the server's list of people who are watched (RFC 4662). */
  constructor(
    userAgent: UserAgent,
    environment: LineEnvironment,
    resourceList: string | undefined,
    listener: LineEventsListener,
  ) {
    this.#listener = listener;
    this.#subscriber = new EventSubscriber(userAgent, environment);
    this.#publisher = new Publisher(userAgent, environment);
    this.#subscriber.subscribe(messageSummary, userAgent.configuration.uri, (mailbox) => {
      listener.onMailbox(mailbox);
    });
    this.#people = new PeopleWatch(this.#subscriber, resourceList, (address, reports) => {
      listener.onReports(address, reports);
    });
  }

  watch(addresses: readonly string[]): void {
    this.#people.watch(addresses);
  }

  publish(presence: OwnPresence): void {
    this.#publisher.publish(presence);
  }

  /** The server knows us. */
  registered(): void {
    this.#publisher.connected();
    this.#subscriber.connected();
  }

  disconnected(): void {
    this.#publisher.disconnected();
    this.#subscriber.disconnected();
  }

  /** A NOTIFY that no subscription of ours asked for: servers tell of messages so (RFC 3842 §4.1 in its drafts). */
  unsolicited(message: Core.IncomingRequestMessage): void {
    const event = message.getHeader('Event')?.split(';')[0]?.trim().toLowerCase();
    if (event !== messageSummary.name) return;
    const mailbox = messageSummary.open()(bodyOf(message));
    if (mailbox !== undefined && mailbox !== 'gap') this.#listener.onMailbox(mailbox);
  }

  stop(): void {
    this.#publisher.stop();
    this.#subscriber.stop();
  }
}
