import { newTag } from '../sip/identifiers.ts';
import { userInHeader } from '../sip/name-addr.ts';
import { parseUri, userOf } from '../sip/uri.ts';
import type { Part } from '../part.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { Users } from '../users.ts';
import { eventOf } from './notifier.ts';
import type { EventPolicy } from './policy.ts';

interface Publication {
  readonly user: string;
  readonly document: string;
  readonly timer: NodeJS.Timeout;
}

/** Takes PUBLISHes of presence (RFC 3903 §6): the event state compositor, as far as it keeps and forgets. */
export class Publications implements Part {
  readonly #policy: EventPolicy;
  readonly #users: Users;
  readonly #changed: (user: string) => void;
  /** By entity-tag, the oldest first. */
  readonly #publications = new Map<string, Publication>();

  constructor(policy: EventPolicy, users: Users, changed: (user: string) => void) {
    this.#policy = policy;
    this.#users = users;
    this.#changed = changed;
  }

  handle(transaction: ServerTransaction): boolean {
    const { request } = transaction;
    const uri = parseUri(request.uri);
    const user = uri && userOf(uri);
    if (request.method !== 'PUBLISH' || user === undefined) return false;
    if (!this.#users.has(user)) transaction.reply(404);
    else if (userInHeader(request.headers.get('From')) !== user) transaction.reply(403);
    else if (eventOf(request) !== 'presence' || !this.#policy.packages.includes('presence'))
      transaction.reply(489);
    else this.#publish(transaction, user);
    return true;
  }

  /** What has been published of a user, the oldest first. */
  of(user: string): string[] {
    return [...this.#publications.values()]
      .filter((each) => each.user === user)
      .map(({ document }) => document);
  }

  /** As a server that starts anew. */
  forgetAll(): void {
    for (const tag of [...this.#publications.keys()]) this.#remove(tag);
  }

  /** RFC 3903 §4, table 1: initial, refresh, modify and remove. */
  #publish(transaction: ServerTransaction, user: string): void {
    const { request } = transaction;
    const tag = request.headers.get('SIP-If-Match');
    const former = tag === undefined ? undefined : this.#publications.get(tag);
    if (tag !== undefined && former === undefined) return transaction.reply(412);
    if (former === undefined && request.body === '') return transaction.reply(400);
    const { minExpires, maxExpires } = this.#policy;
    const expires = Math.min(Number(request.headers.get('Expires') ?? maxExpires), maxExpires);
    if (expires > 0 && expires < minExpires) {
      return transaction.reply(423, { headers: { 'Min-Expires': String(minExpires) } });
    }
    if (tag !== undefined) this.#remove(tag);
    const next = newTag();
    const document = request.body === '' ? (former?.document ?? '') : request.body;
    if (expires > 0) this.#keep(next, user, document, expires);
    transaction.reply(200, { headers: { 'SIP-ETag': next, Expires: String(expires) } });
    if (request.body !== '' || expires === 0) this.#changed(user);
  }

  #keep(tag: string, user: string, document: string, seconds: number): void {
    const timer = setTimeout(() => {
      this.#publications.delete(tag);
      this.#changed(user);
    }, seconds * 1000).unref();
    this.#publications.set(tag, { user, document, timer });
  }

  #remove(tag: string): void {
    clearTimeout(this.#publications.get(tag)?.timer);
    this.#publications.delete(tag);
  }
}
