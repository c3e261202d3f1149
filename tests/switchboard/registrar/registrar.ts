import { callIdOf, cseqOf, type SipRequest } from '../sip/message.ts';
import { parseNameAddr, userInHeader, type NameAddr } from '../sip/name-addr.ts';
import { quote, unquote } from '../sip/parameters.ts';
import type { Part } from '../part.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { Connection } from '../transport/connection.ts';
import type { ServerAddress } from '../transport/server-address.ts';
import type { Users } from '../users.ts';
import type { Binding, Location } from './location.ts';

/** Seconds that a binding may last. Every field may be changed while the switchboard runs. */
export interface RegistrationPolicy {
  /** Less than this is refused with 423 (RFC 3261 §10.2.8). */
  minExpires: number;
  maxExpires: number;
  defaultExpires: number;
  /** Hand out public GRUUs (RFC 5627). */
  gruu: boolean;
}

export const defaultRegistrationPolicy: RegistrationPolicy = {
  minExpires: 1,
  maxExpires: 3600,
  defaultExpires: 600,
  gruu: true,
};

/** RFC 3261 §10.3. */
export class Registrar implements Part {
  readonly policy: RegistrationPolicy;
  readonly #location: Location;
  readonly #users: Users;
  readonly #address: ServerAddress;
  readonly #onRegistered: (user: string) => void;

  constructor(
    policy: RegistrationPolicy,
    location: Location,
    users: Users,
    address: ServerAddress,
    onRegistered: (user: string) => void,
  ) {
    this.policy = policy;
    this.#location = location;
    this.#users = users;
    this.#address = address;
    this.#onRegistered = onRegistered;
  }

  handle(transaction: ServerTransaction): boolean {
    const { request, connection } = transaction;
    if (request.method !== 'REGISTER' || !connection) return false;
    const user = userInHeader(request.headers.get('To'));
    if (user === undefined || !this.#users.has(user)) transaction.reply(404);
    else this.#register(transaction, user, connection);
    return true;
  }

  #register(transaction: ServerTransaction, user: string, connection: Connection): void {
    const { request } = transaction;
    const contacts = request.headers.getAll('Contact');
    if (contacts.includes('*')) {
      // Only alone and with Expires: 0 (RFC 3261 §10.3 step 6).
      if (contacts.length > 1 || Number(request.headers.get('Expires')) !== 0) return transaction.reply(400);
      this.#location.remove(user);
      return this.#accept(transaction, user);
    }
    const wanted = contacts.flatMap((value) => {
      const contact = parseNameAddr(value);
      return contact ? [{ contact, expires: this.#expiresOf(contact, request) }] : [];
    });
    if (wanted.some(({ expires }) => expires > 0 && expires < this.policy.minExpires)) {
      return transaction.reply(423, { headers: { 'Min-Expires': String(this.policy.minExpires) } });
    }
    if (wanted.some(({ contact }) => this.#isOutOfOrder(user, contact, request)))
      return transaction.reply(500);
    for (const { contact, expires } of wanted) {
      if (expires === 0) this.#location.remove(user, contact.uri);
      else this.#location.save(bindingFrom(request, user, contact, expires, connection));
    }
    connection.users.add(user);
    this.#accept(transaction, user);
    if (wanted.some(({ expires }) => expires > 0)) this.#onRegistered(user);
  }

  #expiresOf(contact: NameAddr, request: SipRequest): number {
    const asked = Number(contact.parameters.get('expires') ?? request.headers.get('Expires') ?? Number.NaN);
    const expires = Number.isInteger(asked) && asked >= 0 ? asked : this.policy.defaultExpires;
    return Math.min(expires, this.policy.maxExpires);
  }

  /** A request that was overtaken by a later one changes nothing (RFC 3261 §10.3 step 7). */
  #isOutOfOrder(user: string, contact: NameAddr, request: SipRequest): boolean {
    const known = this.#location.find(user, contact.uri);
    return known?.callId === callIdOf(request) && known.cseq >= cseqOf(request).number;
  }

  #accept(transaction: ServerTransaction, user: string): void {
    const withGruu = this.policy.gruu && transaction.request.headers.tokens('Supported').has('gruu');
    const contacts = this.#location.bindingsOf(user).map((binding) => this.#contactValue(binding, withGruu));
    transaction.reply(200, { headers: { Contact: contacts, Date: new Date().toUTCString() } });
  }

  #contactValue(binding: Binding, withGruu: boolean): string {
    const left = Math.max(1, Math.round((binding.expiresAt - Date.now()) / 1000));
    const parts = [`<${binding.uri}>`];
    if (binding.instance !== undefined) {
      parts.push(`+sip.instance="<${binding.instance}>"`);
      const gruu = `sip:${binding.user}@${this.#address.hostPort};gr=${binding.instance}`;
      if (withGruu) parts.push(`pub-gruu=${quote(gruu)}`);
    }
    parts.push(`expires=${left}`);
    return parts.join(';');
  }
}

function bindingFrom(
  request: SipRequest,
  user: string,
  contact: NameAddr,
  expires: number,
  connection: Connection,
): Binding {
  const instance = contact.parameters.get('+sip.instance');
  return {
    user,
    uri: contact.uri,
    parameters: contact.parameters,
    ...(instance === undefined ? {} : { instance: unquote(instance).replace(/^<|>$/g, '') }),
    callId: callIdOf(request),
    cseq: cseqOf(request).number,
    expiresAt: Date.now() + expires * 1000,
    connection,
  };
}
