import type { Message } from './message.ts';
import { type Phone, settle } from './phone.ts';

interface NotifyOptions {
  /** Subscription-State. */
  readonly state?: string;
  readonly body?: string;
  readonly contentType?: string;
}

/** The server's side of one event package, played by the test. */
export class Notifier {
  readonly #phone: Phone;
  readonly #event: string;
  #read = 0;

  constructor(phone: Phone, event: string) {
    this.#phone = phone;
    this.#event = event;
  }

  /** Every SUBSCRIBE for the package so far. */
  get all(): Message[] {
    return this.#phone.peer
      .all('SUBSCRIBE')
      .filter((each) => each.status === 0 && each.header('Event') === this.#event);
  }

  /** The next one that has not been looked at. */
  async next(): Promise<Message> {
    await settle();
    const message = this.all[this.#read];
    if (message === undefined) throw new Error(`the phone sent no further SUBSCRIBE for ${this.#event}`);
    this.#read += 1;
    return message;
  }

  async accept(subscribe: Message, expires = 600): Promise<void> {
    this.#phone.peer.respond(subscribe, 200, { headers: [`Expires: ${expires}`] });
    await settle();
  }

  async refuse(subscribe: Message, status: number, ...headers: string[]): Promise<void> {
    this.#phone.peer.respond(subscribe, status, { contact: null, headers });
    await settle();
  }

  /** Gives the status with which the phone answered. */
  async notify(subscribe: Message, options: NotifyOptions = {}): Promise<number> {
    const { state = 'active;expires=600', body, contentType } = options;
    this.#phone.peer.within(subscribe, 'NOTIFY', {
      headers: [`Event: ${this.#event}`, `Subscription-State: ${state}`],
      ...(body === undefined ? {} : { body }),
      ...(contentType === undefined ? {} : { contentType }),
    });
    const answer = await this.#phone.peer.next('NOTIFY');
    await settle();
    return answer.status;
  }
}
