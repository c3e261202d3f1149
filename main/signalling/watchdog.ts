import type { Clock } from './clock.ts';

const PING_EVERY_MS = 4_000;
const ANSWER_WITHIN_MS = 5_000;

/**
 * Notices a socket whose other side has gone without a word (half-open TCP): asks for a sign of life every 4 s and
 * gives it 5 s, so a silent socket is known as such after 9 s at the latest. Any traffic is a sign of life.
 */
export class Watchdog {
  readonly #clock: Clock;
  readonly #ping: () => void;
  readonly #onSilent: () => void;
  #cancelPing: () => void;
  #cancelDeadline: (() => void) | undefined;

  constructor(clock: Clock, ping: () => void, onSilent: () => void) {
    this.#clock = clock;
    this.#ping = ping;
    this.#onSilent = onSilent;
    this.#cancelPing = clock.after(PING_EVERY_MS, () => this.#ask());
  }

  alive(): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
  }

  stop(): void {
    this.alive();
    this.#cancelPing();
  }

  #ask(): void {
    this.#cancelPing = this.#clock.after(PING_EVERY_MS, () => this.#ask());
    this.#cancelDeadline ??= this.#clock.after(ANSWER_WITHIN_MS, () => {
      this.stop();
      this.#onSilent();
    });
    this.#ping();
  }
}
