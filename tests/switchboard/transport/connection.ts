import type { WebSocket } from 'ws';
import type { SipMessage } from '../sip/message.ts';
import { ParseError, parseMessage } from '../sip/parse.ts';
import { serializeMessage } from '../sip/serialize.ts';
import type { MessageLog } from '../log.ts';

export interface ConnectionListener {
  message(connection: Connection, message: SipMessage): void;
  closed(connection: Connection, code: number): void;
}

/** CRLF keep-alive, which some clients send over WebSocket too (RFC 5626 §3.5.1). */
const keepAlivePing = '\r\n\r\n';
const keepAlivePong = '\r\n';

/** One WebSocket of one client (RFC 7118). */
export class Connection {
  readonly id: string;
  /** Users who have registered or proved themselves here. */
  readonly users = new Set<string>();
  readonly #socket: WebSocket;
  readonly #log: MessageLog;
  readonly #latency: () => number;
  #silent = false;
  /** In their order. */
  readonly #waiting: { due: number; text: string; message?: SipMessage }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    id: string,
    socket: WebSocket,
    log: MessageLog,
    latency: () => number,
    listener: ConnectionListener,
  ) {
    this.id = id;
    this.#socket = socket;
    this.#log = log;
    this.#latency = latency;
    socket.on('message', (data) => this.#receive(data.toString(), listener));
    socket.on('close', (code) => listener.closed(this, code));
    // An error is always followed by "close", which says all that matters here.
    socket.on('error', () => undefined);
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(message: SipMessage): boolean {
    return this.#write(serializeMessage(message), message);
  }

  sendRaw(text: string): boolean {
    return this.#write(text);
  }

  /** Ends the TCP connection without a WebSocket close frame: the client sees code 1006. */
  drop(): void {
    this.#socket.terminate();
  }

  /** Half-open: the socket stays, but nothing is read (so no ping is answered) and nothing is written. */
  goSilent(): void {
    this.#silent = true;
    this.#socket.pause();
  }

  wake(): void {
    this.#silent = false;
    this.#socket.resume();
  }

  #write(text: string, message?: SipMessage): boolean {
    if (!this.open) return false;
    if (this.#silent) return true;
    // Never earlier than the one before, so that a shorter delay does not reorder messages.
    const due = Math.max(Date.now() + this.#latency(), this.#waiting.at(-1)?.due ?? 0);
    this.#waiting.push({ due, text, ...(message && { message }) });
    this.#transmitDue();
    return true;
  }

  #transmitDue(): void {
    clearTimeout(this.#timer);
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined) return;
      const left = next.due - Date.now();
      if (left > 0) {
        this.#timer = setTimeout(() => this.#transmitDue(), left);
        return;
      }
      this.#waiting.shift();
      this.#transmit(next.text, next.message);
    }
  }

  #transmit(text: string, message?: SipMessage): void {
    if (!this.open || this.#silent) return;
    this.#record('out', text, message);
    this.#socket.send(text);
  }

  #receive(text: string, listener: ConnectionListener): void {
    if (text === keepAlivePing) {
      this.sendRaw(keepAlivePong);
      return;
    }
    const message = parsed(text);
    this.#record('in', text, message);
    if (message) listener.message(this, message);
  }

  #record(direction: 'in' | 'out', text: string, message?: SipMessage): void {
    const users = [...this.users];
    this.#log.record({
      at: Date.now(),
      direction,
      connection: this.id,
      users,
      text,
      ...(message ? { message } : {}),
    });
  }
}

function parsed(text: string): SipMessage | undefined {
  try {
    return parseMessage(text);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
