import { randomBytes } from 'node:crypto';
import { type Answer, done, failed } from '../../preload/contract/failure.ts';
import type { Connection as ConnectionState, MessageReceived } from '../../preload/contract/signalling.ts';
import type { Clock } from './clock.ts';
import { Connection } from './connection.ts';
import { Authenticator } from './digest/authenticator.ts';
import { SerialQueue } from '../serial-queue.ts';
import type { OpenSocket } from './sip-socket.ts';

/** The account as its connection needs it. */
export interface SignallingAccount {
  /** `sip:user@domain` */
  readonly aor: string;
  /** Name for digest where it is not the user part of the address-of-record. */
  readonly authorizationUser?: string | undefined;
  /** URLs in the order of preference, at least one. */
  readonly servers: readonly string[];
}

export interface SignallingOptions {
  /** Undefined when there is no such account. */
  account(accountId: string): SignallingAccount | undefined;
  /** Undefined when no password is kept; one that cannot be read (a rejection) counts as none. */
  password(accountId: string): Promise<string | undefined> | string | undefined;
  /** Whether the account has a call that is not over. */
  isInCall(accountId: string): boolean;
  changed(change: { accountId: string; connection: ConnectionState }): void;
  received(message: MessageReceived): void;
  /**
   * Gets every message as it stands on the wire, with credentials: to be redacted before it is kept. And every failure
   * of a connection: server, reason and what else is known.
   */
  trace(event: 'sent' | 'received' | 'connection failed', accountId: string, text: string): void;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  /** 0 ≤ random < 1, for the jitter of the back-off. */
  random(): number;
}

interface Line {
  readonly connection: Connection;
  readonly authenticator: Authenticator;
  readonly outgoing: SerialQueue;
}

/** The connections of all accounts: one each. */
export class Signalling {
  readonly #options: SignallingOptions;
  readonly #lines = new Map<string, Line>();

  constructor(options: SignallingOptions) {
    this.#options = options;
  }

  /**
   * Opens the account's connection and keeps it open. One that is there already stays as it is, and its state is
   * reported once more, for a window that was loaded anew.
   */
  connect(accountId: string): Answer<void> {
    const line = this.#lines.get(accountId);
    if (line) {
      this.#options.changed({ accountId, connection: line.connection.state });
      return done();
    }
    const account = this.#options.account(accountId);
    if (!account) return failed('unknown-account');
    this.#lines.set(accountId, this.#open(accountId, account));
    return done();
  }

  /** Closes the account's connection, if there is one. What was sent before still goes out. */
  disconnect(accountId: string): Answer<void> {
    const line = this.#lines.get(accountId);
    this.#lines.delete(accountId);
    line?.connection.close();
    return done();
  }

  /** Sends one SIP message, after those before it. */
  async send(accountId: string, message: string): Promise<Answer<void>> {
    const line = this.#lines.get(accountId);
    if (line?.connection.state.state !== 'connected') return failed('not-connected');
    return line.outgoing.run(async () => {
      const text = await line.authenticator.outgoing(message);
      if (!line.connection.send(text)) return failed('not-connected');
      this.#options.trace('sent', accountId, text);
      return done();
    });
  }

  /** The network came back: waiting connections try at once. */
  retry(): void {
    for (const { connection } of this.#lines.values()) connection.retry();
  }

  /** The computer's addresses have changed; these are gone. */
  moved(gone: readonly string[]): void {
    for (const { connection } of this.#lines.values()) connection.moved(gone);
  }

  /** The computer is about to sleep: all connections are closed until it wakes up. */
  suspend(): void {
    for (const { connection } of this.#lines.values()) connection.suspend();
  }

  /** The computer woke up: all connections are made anew. */
  resume(): void {
    for (const { connection } of this.#lines.values()) connection.resume();
  }

  closeAll(): void {
    for (const accountId of [...this.#lines.keys()]) this.disconnect(accountId);
  }

  #open(accountId: string, account: SignallingAccount): Line {
    const { openSocket, clock, random, isInCall, changed, trace, received, password } = this.#options;
    const incoming = new SerialQueue();
    const authenticator = new Authenticator({
      userName: account.authorizationUser || userPart(account.aor),
      password: () => password(accountId),
      newCnonce: () => randomBytes(16).toString('hex'),
    });
    const connection = new Connection({
      servers: account.servers,
      openSocket,
      clock,
      random,
      isInCall: () => isInCall(accountId),
      onState: (state) => changed({ accountId, connection: state }),
      onFailure: (server, { reason, detail = '' }) =>
        trace('connection failed', accountId, `${withoutQuery(server)} ${reason} ${detail}`.trim()),
      onMessage: (message) => {
        trace('received', accountId, message);
        void incoming.run(async () => {
          const credentials = await authenticator.credentials(message);
          received({ accountId, message, ...(credentials !== undefined && { credentials }) });
        });
      },
    });
    connection.open();
    return { connection, authenticator, outgoing: new SerialQueue() };
  }
}

/** User part of a SIP URI (RFC 3261 §19.1.1). */
function userPart(aor: string): string {
  return aor.replace(/^sips?:/i, '').split('@')[0] ?? '';
}

/** A query may hold a token. */
function withoutQuery(url: string): string {
  return url.split('?')[0] ?? '';
}
