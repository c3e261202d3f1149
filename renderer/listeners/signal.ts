import type { Call } from '../domain/call/call.ts';

/** A sound that goes on until it is stopped. */
export interface Signal {
  /** It sounds as befits the call. */
  start(call: Call): void;
  stop(): void;
}
