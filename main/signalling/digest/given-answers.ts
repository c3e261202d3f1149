import { BoundedMap } from './bounded-map.ts';
import type { CarriedCredentials } from './carried-credentials.ts';
import type { Challenge } from './challenge.ts';

const REMEMBERED = 64;

/** `round` counts the challenges of one request that led to this one. */
interface Answered {
  readonly challenge: Challenge;
  readonly round: number;
}

/** The answers that were given out: to which challenge, and which of them have not been sent yet. */
export class GivenAnswers {
  readonly #answered = new BoundedMap<string, Answered>(REMEMBERED);
  readonly #unsent = new BoundedMap<string, true>(REMEMBERED);

  /** @param scope the requests that the challenge's nonce may serve */
  add(scope: string, credentials: string, answered: Answered): void {
    this.#answered.set(nameOf(scope, answered.challenge), answered);
    this.#unsent.set(credentials, true);
  }

  /** The challenge that these credentials answer, if it was for requests of this scope. */
  find(scope: string, carried: CarriedCredentials): Answered | undefined {
    return this.#answered.get(nameOf(scope, carried));
  }

  /** True the first time that these credentials are sent, and not again. */
  takeUnsent(credentials: string): boolean {
    const isUnsent = this.#unsent.get(credentials) === true;
    this.#unsent.delete(credentials);
    return isUnsent;
  }
}

function nameOf(scope: string, { realm, nonce }: { realm: string; nonce: string }): string {
  return `${scope}\n${realm}\n${nonce}`;
}
