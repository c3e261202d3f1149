import type { Session } from 'sip.js';
import type { CallContext } from './call-context.ts';
import { hangUp } from './hang-up.ts';

// RFC 3261 §9.1: after 64 × T1 without a final response, a cancelled call is over.
const cancelledWithinMs = 32_000;

/** How we leave a call: its session is ended now, or as soon as there is a connection again. */
export class Parting {
  readonly #context: CallContext;
  readonly #patience: () => void;
  #stopWaiting: () => void = () => undefined;

  /** @param patience called when the other side has not confirmed that a call is over, and will not any more */
  constructor(context: CallContext, patience: () => void) {
    this.#context = context;
    this.#patience = patience;
  }

  /** Resolves when the other side has confirmed it, or cannot. */
  leave(session: Session, status: number, headers: readonly string[]): Promise<void> {
    const { environment } = this.#context;
    return new Promise((resolve) => {
      this.#context.whenConnected(() => {
        this.#stopWaiting = environment.after(cancelledWithinMs, this.#patience);
        hangUp(session, status, headers).then(resolve, (error: unknown) => {
          environment.log(`hanging up: ${String(error)}`);
          resolve();
        });
      });
    });
  }

  /** There is nothing left to wait for. */
  over(): void {
    this.#stopWaiting();
  }
}
