import { parseNameAddr } from '../sip/name-addr.ts';
import { isInDialog, type SipMessage, type SipRequest } from '../sip/message.ts';
import { parseUri, userOf } from '../sip/uri.ts';
import { contactKey, type Binding, type Location } from '../registrar/location.ts';
import type { Connection } from '../transport/connection.ts';
import type { Users } from '../users.ts';

export interface Target {
  readonly uri: string;
  readonly connection: Connection;
}

export type Resolution = Target[] | 'unknown' | 'offline';

/**
 * `registration`: a dialog follows its user to the socket of the latest registration.
 * `flow`: it stays with the socket that it last spoke on, as with servers that keep the address of the
 * peer in the dialog. After a lost socket only a request of the client itself brings it back.
 */
export type DialogRouting = 'registration' | 'flow';

/** Says on which connection the owner of a URI is reached. */
export class Routes {
  dialogRouting: DialogRouting = 'registration';
  readonly #location: Location;
  readonly #users: Users;
  /** The connection on which a contact was last seen, registered or not. */
  readonly #flows = new Map<string, Connection>();
  /** Whose contact it was: outlives the binding. */
  readonly #owners = new Map<string, string>();

  constructor(location: Location, users: Users) {
    this.#location = location;
    this.#users = users;
  }

  learn(message: SipMessage, connection: Connection): void {
    for (const value of message.headers.getAll('Contact')) {
      const key = contactKey(parseUri(parseNameAddr(value)?.uri ?? ''));
      if (key === undefined) continue;
      if (!isRegistration(message) || this.dialogRouting === 'registration') this.#flows.set(key, connection);
      const [owner] = connection.users;
      if (owner !== undefined) this.#owners.set(key, owner);
    }
  }

  resolve(request: SipRequest): Resolution {
    return isInDialog(request) ? this.#resolveInDialog(request.uri) : this.#resolveInitial(request.uri);
  }

  #resolveInitial(uriText: string): Resolution {
    const uri = parseUri(uriText);
    const user = uri && userOf(uri);
    if (!uri || user === undefined) return 'unknown';
    const gruu = this.#location.findGruu(uri) ?? this.#location.findContact(uri);
    if (gruu) return [targetOf(gruu)];
    if (!this.#users.has(user)) return 'unknown';
    const bindings = this.#location.bindingsOf(user);
    return bindings.length > 0 ? bindings.map(targetOf) : 'offline';
  }

  #resolveInDialog(uriText: string): Resolution {
    const uri = parseUri(uriText);
    const key = contactKey(uri);
    if (!uri || key === undefined) return 'unknown';
    const flow = this.#flows.get(key);
    if (this.dialogRouting === 'flow') return flow?.open ? [{ uri: uriText, connection: flow }] : 'offline';
    const gruu = this.#location.findGruu(uri);
    if (gruu) return [targetOf(gruu)];
    const binding = this.#location.findContact(uri);
    if (binding) return [{ uri: uriText, connection: binding.connection }];
    if (flow?.open) return [{ uri: uriText, connection: flow }];
    const owner = this.#owners.get(key) ?? userOf(uri) ?? '';
    const newest = this.#location.bindingsOf(owner).at(-1);
    return newest ? [{ uri: uriText, connection: newest.connection }] : 'offline';
  }
}

function targetOf(binding: Binding): Target {
  return { uri: binding.uri, connection: binding.connection };
}

function isRegistration(message: SipMessage): boolean {
  return message.headers.get('CSeq')?.endsWith('REGISTER') ?? false;
}
