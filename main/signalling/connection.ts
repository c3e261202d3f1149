import type { Connection as State, ConnectionFailure } from '../../preload/contract/signalling.ts';
import { backOff } from './back-off.ts';
import type { Clock } from './clock.ts';
import type { OpenSocket, SipSocket } from './sip-socket.ts';
import { Watchdog } from './watchdog.ts';

const OPEN_WITHIN_MS = 5_000;
/** A connection that lasted so long was a good one: after it the back-off begins anew. */
const STABLE_AFTER_MS = 10_000;
/** A computer that woke up has its network back seconds later. */
const WAKING_MS = 30_000;

export interface ConnectionOptions {
  /** URLs in the order of preference, at least one. */
  readonly servers: readonly string[];
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  /** 0 ≤ random < 1, for the jitter of the back-off. */
  random(): number;
  /** Whether a call needs this connection. */
  isInCall(): boolean;
  onState(state: State): void;
  onMessage(text: string): void;
  /** Every failure, also of a server after which the next one is tried. */
  onFailure(server: string, failure: ConnectionFailure): void;
}

/**
 * Keeps one connection open until `close`.
 *
 *     closed ── open ──▶ connecting ── opened ──▶ connected
 *                          ▲  ▲  │ failed: next server  │ lost
 *                          │  └──┘                      │
 *                          │       last server failed   ▼
 *                          └── back-off over ──────── waiting
 *
 * The list is tried from its head again after each wait. `suspend` goes to asleep from any state but closed, `resume`
 * drops the socket and goes to connecting from any state but closed, `retry` from waiting, `moved` does either: it
 * drops a socket whose address is gone, which would be noticed only seconds later.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  #state: State = { state: 'closed' };
  #socket: SipSocket | undefined;
  #watchdog: Watchdog | undefined;
  #cancelTimer: () => void = () => undefined;
  #stable = false;
  /** Rounds through the list in a row that led to no stable connection. */
  #failures = 0;
  #wakingUntil = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): State {
    return this.#state;
  }

  open(): void {
    if (this.#state.state === 'closed') this.#begin();
  }

  /** The network came back: does not wait any longer. */
  retry(): void {
    if (this.#state.state === 'waiting') this.#begin();
  }

  /** The computer is about to sleep: the server is told, and nothing is tried until `resume`. */
  suspend(): void {
    this.#leave({ state: 'asleep' });
  }

  /** The computer was asleep: a socket from before is most likely dead, and would be noticed only seconds later. */
  resume(): void {
    this.#wakingUntil = this.#options.clock.now() + WAKING_MS;
    if (this.#state.state !== 'closed') this.#begin();
  }

  /** The computer's addresses have changed; these are gone. */
  moved(gone: readonly string[]): void {
    const address = this.#socket?.localAddress;
    if (this.#state.state === 'connected' && address !== undefined && gone.includes(address)) this.resume();
    else this.retry();
  }

  close(): void {
    this.#leave({ state: 'closed' });
  }

  /** False when there is no connection. */
  send(text: string): boolean {
    return this.#state.state === 'connected' && this.#socket?.send(text) === true;
  }

  /** In order: what was sent before still goes out. */
  #leave(state: State): void {
    if (this.#state.state === 'closed') return;
    this.#socket?.close();
    this.#socket = undefined;
    this.#drop();
    this.#report(state);
  }

  #begin(): void {
    this.#drop();
    this.#failures = 0;
    this.#attempt(0);
  }

  #attempt(index: number): void {
    const { servers, clock, openSocket, onMessage } = this.#options;
    const server = servers[index];
    if (server === undefined) throw new RangeError('an account has at least one server');
    const lost = (failure: ConnectionFailure) => {
      this.#options.onFailure(server, failure);
      this.#lost(index, failure);
    };
    this.#cancelTimer = clock.after(OPEN_WITHIN_MS, () =>
      lost({ reason: 'unreachable', detail: `no answer within ${OPEN_WITHIN_MS / 1000} s` }),
    );
    const socket = openSocket(server, {
      onOpen: () => {
        this.#cancelTimer();
        this.#cancelTimer = clock.after(STABLE_AFTER_MS, () => {
          this.#stable = true;
        });
        this.#watchdog = new Watchdog(
          clock,
          () => socket.ping(),
          () => lost({ reason: 'silent' }),
        );
        this.#report({ state: 'connected', server });
      },
      onAlive: () => this.#watchdog?.alive(),
      onMessage,
      onClose: lost,
    });
    this.#socket = socket;
    this.#report({ state: 'connecting', server });
  }

  #lost(index: number, failure: ConnectionFailure): void {
    const wasStable = this.#stable;
    this.#drop();
    if (wasStable) this.#failures = 0;
    else if (index + 1 < this.#options.servers.length) return this.#attempt(index + 1);
    this.#wait(failure);
  }

  #wait(failure: ConnectionFailure): void {
    const { clock, random, isInCall } = this.#options;
    this.#failures += 1;
    // In a call nobody can hang up, hold or be transferred until the server is back.
    const isUrgent = isInCall() || clock.now() < this.#wakingUntil;
    const delay = backOff(this.#failures, random(), isUrgent);
    this.#cancelTimer = clock.after(delay, () => this.#attempt(0));
    this.#report({ state: 'waiting', retryAt: clock.now() + delay, failure });
  }

  #drop(): void {
    this.#cancelTimer();
    this.#watchdog?.stop();
    this.#watchdog = undefined;
    this.#stable = false;
    this.#socket?.terminate();
    this.#socket = undefined;
  }

  #report(state: State): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
