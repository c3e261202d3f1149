import type { Answer, ChatMessage, Delivery } from '../../../preload/contract/index.ts';
import { deliver, type DeliveryEvent } from '../../domain/chat/delivery.ts';
import type { MessageAnswer } from '../../sip/port.ts';

/** A message of ours. */
export type OutgoingMessage = ChatMessage & { readonly delivery: Delivery };

export function isOutgoing(message: ChatMessage): message is OutgoingMessage {
  return message.delivery !== undefined;
}

interface Dependencies {
  /** Whether messages of the account can leave now. */
  readonly isReady: (accountId: string) => boolean;
  /** Sends the whole text, in as many messages as it takes. */
  readonly send: (message: OutgoingMessage) => Promise<MessageAnswer>;
  /** Resolves when it is on the disk. */
  readonly save: (id: number, delivery: Delivery) => Promise<Answer<void>>;
  /** The message is another one now. */
  readonly changed: (message: OutgoingMessage) => void;
}

/**
 * Messages of ours on their way, each through the delivery machine (domain/chat/delivery.ts). To one person they go one
 * after the other, so that they arrive as they were written.
 */
export class Outbox {
  readonly #dependencies: Dependencies;
  /** Without a final answer yet; by id, in the order in which they were written. */
  readonly #unsent = new Map<number, OutgoingMessage>();
  readonly #busy = new Set<string>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** A message that is kept already and queued. It leaves in its turn, when its account can send. */
  put(message: OutgoingMessage): void {
    this.#unsent.set(message.id, message);
    void this.#send(message);
  }

  /** The account can send again. */
  ready(accountId: string): void {
    for (const message of [...this.#unsent.values()]) {
      if (message.accountId === accountId) void this.#send(message);
    }
  }

  /** A receipt came, or the person wants it tried again. */
  async tell(message: OutgoingMessage, event: DeliveryEvent): Promise<void> {
    const moved = await this.#move(this.#unsent.get(message.id) ?? message, event);
    if (moved.delivery.state.name === 'queued') this.put(moved);
  }

  /** Sends what is queued for the same person, oldest first, until there is nothing left or the connection is gone. */
  async #send({ accountId, address }: OutgoingMessage): Promise<void> {
    const key = `${accountId} ${address}`;
    if (this.#busy.has(key)) return;
    this.#busy.add(key);
    for (let isGone = false; !isGone && this.#dependencies.isReady(accountId);) {
      const next = [...this.#unsent.values()].find(
        (message) =>
          `${message.accountId} ${message.address}` === key && message.delivery.state.name === 'queued',
      );
      if (next === undefined) break;
      isGone = await this.#deliver(next);
    }
    this.#busy.delete(key);
  }

  /** Whether the connection was lost on the way. */
  async #deliver(queued: OutgoingMessage): Promise<boolean> {
    let message = await this.#move(queued, { type: 'turn' });
    for (;;) {
      const { format } = message.delivery;
      const answer = await this.#dependencies.send(message);
      // A receipt may have come before the answer.
      message = await this.#move(this.#unsent.get(message.id) ?? message, eventOf(answer));
      if (message.delivery.format !== format) continue;
      if (message.delivery.state.name !== 'queued') this.#unsent.delete(message.id);
      return answer === 'lost';
    }
  }

  async #move(message: OutgoingMessage, event: DeliveryEvent): Promise<OutgoingMessage> {
    const { delivery } = deliver(message.delivery, event);
    if (delivery === message.delivery) return message;
    const moved = { ...message, delivery };
    if (this.#unsent.has(moved.id)) this.#unsent.set(moved.id, moved);
    this.#dependencies.changed(moved);
    await this.#dependencies.save(moved.id, delivery);
    return moved;
  }
}

/** What an answer means for the message that it answers. */
export function eventOf(answer: MessageAnswer): DeliveryEvent {
  if (answer === 'lost') return { type: 'lost' };
  return answer.status < 300 ? { type: 'accepted' } : { type: 'refused', status: answer.status };
}
