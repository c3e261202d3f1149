import { SvelteMap } from 'svelte/reactivity';
import type { Bridge, Delivery, Failure, Room } from '../../../preload/contract/index.ts';
import { isFarewell } from '../../domain/chat/room-text.ts';
import { deliver } from '../../domain/chat/delivery.ts';
import { userOf } from '../../domain/number/user-of.ts';
import type { MessageAnswer } from '../../sip/port.ts';
import { eventOf } from './outbox.ts';

const JOIN = '#join';

interface Dependencies {
  readonly bridge: Pick<Bridge, 'request'>;
  /** Sends a text as it is. */
  readonly send: (accountId: string, address: string, text: string) => Promise<MessageAnswer>;
}

/**
 * Group chats by an address of the server's, which hands on what it gets to all who have joined, and takes commands as
 * messages (Kamailio's imc). Which addresses are groups, nothing but the person can say.
 */
export class Rooms {
  readonly #dependencies: Dependencies;
  readonly #all = new SvelteMap<string, Room>();
  #loading: Promise<void> | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Resolves when they are known; they are read once. */
  load(): Promise<void> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  /** Those one is in. */
  get joined(): readonly Room[] {
    return [...this.#all.values()].filter(({ isJoined }) => isJoined);
  }

  /** A group that was joined once is one, whether or not one is in it still. */
  of(address: string): Room | undefined {
    return this.#all.get(address);
  }

  /** Where it did not work, what became of it, or why it is not kept. */
  join(accountId: string, address: string): Promise<Delivery | Failure | undefined> {
    return this.#change({ accountId, address, isJoined: true }, JOIN);
  }

  leave(room: Room): Promise<Delivery | Failure | undefined> {
    return this.#change({ ...room, isJoined: false }, '#leave');
  }

  /** What the group's server itself says: whoever is put out does not come back by themselves. */
  async heard(address: string, text: string): Promise<void> {
    const room = this.#all.get(address);
    if (room?.isJoined !== true || !isFarewell(text)) return;
    const left = { ...room, isJoined: false };
    this.#all.set(address, left);
    await this.#dependencies.bridge.request('rooms:put', left);
  }

  /**
   * One is there again, and so perhaps the server, which then knows nobody who was in its groups. To create a group that
   * is there makes one a member, which the others are told; of who still is one nobody hears, where a second join is told
   * to them all.
   */
  async enter(accountId: string): Promise<void> {
    await this.load();
    const all = this.joined.filter((room) => room.accountId === accountId);
    for (const { address } of all) {
      await this.#dependencies.send(accountId, address, `#create ${userOf(address)}`);
    }
  }

  /** For a server that has forgotten who is in the group; whether it took it. */
  async rejoin({ accountId, address }: Room): Promise<boolean> {
    const answer = await this.#dependencies.send(accountId, address, JOIN);
    return answer !== 'lost' && answer.status < 300;
  }

  async #read(): Promise<void> {
    const answer = await this.#dependencies.bridge.request('rooms:list', undefined);
    for (const room of answer.ok ? answer.value : []) this.#all.set(room.address, room);
  }

  async #change(room: Room, command: string): Promise<Delivery | Failure | undefined> {
    const { bridge, send } = this.#dependencies;
    const answer = await send(room.accountId, room.address, command);
    const { delivery } = deliver({ format: 'plain', state: { name: 'sending' } }, eventOf(answer));
    if (delivery.state.name === 'failed') return delivery;
    const kept = await bridge.request('rooms:put', room);
    if (!kept.ok) return kept.failure;
    this.#all.set(room.address, room);
    return undefined;
  }
}
