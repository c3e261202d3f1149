import { parseUri, userOf, type Uri } from '../sip/uri.ts';
import type { Parameters } from '../sip/parameters.ts';
import type { Connection } from '../transport/connection.ts';

export interface Binding {
  readonly user: string;
  /** The Contact URI as it was registered. */
  readonly uri: string;
  readonly parameters: Parameters;
  /** `+sip.instance` without quotes and angle brackets: `urn:uuid:…` (RFC 5626 §4.1). */
  readonly instance?: string;
  readonly callId: string;
  readonly cseq: number;
  readonly expiresAt: number;
  readonly connection: Connection;
}

/** The location service: which contacts an address-of-record has now (RFC 3261 §10.2). */
export class Location {
  #bindings: Binding[] = [];

  save(binding: Binding): void {
    // A device that registers again replaces itself, also when its contact is a new one (RFC 5626 §6).
    this.#bindings = this.#bindings.filter(
      (each) => !isSameContact(each, binding) && !isSameDevice(each, binding),
    );
    this.#bindings.push(binding);
  }

  remove(user: string, uri?: string): void {
    this.#bindings = this.#bindings.filter(
      (each) => each.user !== user || (uri !== undefined && !isSameContact(each, { user, uri })),
    );
  }

  removeConnection(connection: Connection): void {
    this.#bindings = this.#bindings.filter((each) => each.connection !== connection);
  }

  bindingsOf(user: string): Binding[] {
    return this.#current().filter((binding) => binding.user === user);
  }

  find(user: string, uri: string): Binding | undefined {
    return this.#current().find((binding) => isSameContact(binding, { user, uri }));
  }

  /** By user part and host: a client or a router on the way may have changed the rest. */
  findContact(uri: Uri): Binding | undefined {
    return this.#current().find((binding) => contactKey(parseUri(binding.uri)) === contactKey(uri));
  }

  /** RFC 5627 §5.1: a public GRUU is the address-of-record with the instance as `gr`. */
  findGruu(uri: Uri): Binding | undefined {
    const instance = uri.parameters.get('gr');
    if (instance === undefined) return undefined;
    return this.#current().find((each) => each.user === userOf(uri) && each.instance === instance);
  }

  #current(): Binding[] {
    const now = Date.now();
    return this.#bindings.filter((binding) => binding.expiresAt > now && binding.connection.open);
  }
}

export function contactKey(uri: Uri | undefined): string | undefined {
  if (!uri || uri.scheme === 'tel') return undefined;
  return `${userOf(uri) ?? ''}@${uri.host}`;
}

function isSameContact(one: { user: string; uri: string }, other: { user: string; uri: string }): boolean {
  return one.user === other.user && contactKey(parseUri(one.uri)) === contactKey(parseUri(other.uri));
}

function isSameDevice(one: Binding, other: Binding): boolean {
  if (one.instance === undefined || one.user !== other.user || one.instance !== other.instance) return false;
  return one.parameters.get('reg-id') === other.parameters.get('reg-id');
}
