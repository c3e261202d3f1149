import type { WebSocket } from 'ws';
import { Journal } from './journal.ts';
import type { MessageLog } from './log.ts';
import { Connection, type ConnectionListener } from './transport/connection.ts';

export interface ConnectionEvent {
  readonly at: number;
  readonly connection: string;
  readonly event: 'opened' | 'closed';
  /** Of the close frame (RFC 6455 §7.4); 1005 says that there was no code in it, 1006 that there was no frame. */
  readonly code?: number;
}

/** The sockets that are open now, and the ways to mistreat them. */
export class Connections {
  readonly events = new Journal<ConnectionEvent>();
  latencyMs = 0;
  readonly #log: MessageLog;
  readonly #listener: ConnectionListener;
  readonly #open = new Set<Connection>();
  #count = 0;

  constructor(log: MessageLog, listener: ConnectionListener) {
    this.#log = log;
    this.#listener = listener;
  }

  accept(socket: WebSocket): void {
    this.#count += 1;
    const connection = new Connection(`c${this.#count}`, socket, this.#log, () => this.latencyMs, {
      message: (from, message) => this.#listener.message(from, message),
      closed: (from, code) => {
        this.#open.delete(from);
        this.events.record({ at: Date.now(), connection: from.id, event: 'closed', code });
        this.#listener.closed(from, code);
      },
    });
    this.#open.add(connection);
    this.events.record({ at: Date.now(), connection: connection.id, event: 'opened' });
  }

  /** Those on which the user has registered or proved itself; all without a user. */
  of(user?: string): Connection[] {
    return [...this.#open].filter((connection) => user === undefined || connection.users.has(user));
  }
}
