import type { MediaConnection } from '../../media/media-session.ts';
import type { RenegotiationOutcome } from './renegotiation.ts';

/** A moment without an answer is common where WLAN access points hand over; Chromium says it after 2.5 s already. */
const LOST_FOR_MS = 1_500;
/** From the answer on. Without a relay that was too slow for the first offer some calls never come up. */
const UP_WITHIN_MS = 5_000;

export interface MediaRecoveryOptions {
  /** Runs `action` in `ms`, unless the returned function is called before. */
  after(ms: number, action: () => void): () => void;
  isUp(): boolean;
  /** Offers new ICE credentials. */
  restart(done: (outcome: RenegotiationOutcome) => void): void;
  /** Media is not to be had. */
  giveUp(): void;
  /** The other side does not know of the call any more. */
  gone(): void;
}

/**
 * When media gets new ICE credentials (RFC 8445 §2.4): it failed, is lost for a while, does not come up after the answer,
 * or an address of this computer is gone. Media that fails with them too is given up.
 */
export class MediaRecovery {
  readonly #options: MediaRecoveryOptions;
  #media: MediaConnection | undefined;
  #attempt: 'none' | 'asked' | 'answered' = 'none';
  #isEstablished = false;
  #isMoved = false;
  #callOff: () => void = () => undefined;

  constructor(options: MediaRecoveryOptions) {
    this.#options = options;
  }

  /** The call has been answered. */
  established(): void {
    this.#isEstablished = true;
    if (this.#isMoved || this.#media === 'failed') this.#restart();
    else this.#restartIn(UP_WITHIN_MS);
  }

  connection(state: MediaConnection): void {
    this.#media = state;
    this.#callOff();
    if (state === 'connected') this.#attempt = 'none';
    else if (state === 'disconnected') this.#restartIn(LOST_FOR_MS);
    else if (this.#attempt === 'answered') this.#options.giveUp();
    // It may have been an announcement before the answer, of another branch than the one that answers.
    else if (this.#isEstablished) this.#restart();
  }

  /** This computer is in another network, as far as one can tell: what media uses may be gone. */
  moved(): void {
    if (this.#isEstablished && this.#attempt !== 'asked') this.#restart();
    else this.#isMoved = true;
  }

  stop(): void {
    this.#callOff();
    this.#isEstablished = false;
  }

  #restartIn(ms: number): void {
    if (!this.#isEstablished) return;
    this.#callOff = this.#options.after(ms, () => {
      if (!this.#options.isUp()) this.#restart();
    });
  }

  #restart(): void {
    this.#callOff();
    if (this.#attempt === 'asked') return;
    this.#attempt = 'asked';
    this.#isMoved = false;
    this.#options.restart((outcome) => {
      this.#attempt = this.#media === 'connected' ? 'none' : 'answered';
      if (outcome === 'gone') this.#options.gone();
      // What was offered is of the network before.
      else if (this.#isMoved && this.#isEstablished) this.#restart();
      else if (outcome === 'refused' && this.#media === 'failed') this.#options.giveUp();
    });
  }
}
