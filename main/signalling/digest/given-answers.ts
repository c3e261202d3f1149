import { BoundedMap } from './bounded-map.ts';
import type { CarriedCredentials } from './carried-credentials.ts';
import type { Challenge } from './challenge.ts';

const REMEMBERED = 64;

/** `round` counts the challenges of one request that led to this one. */
interface Answered {
  readonly challenge: Challenge;
  readonly round: number;
}

/** The answers that were given out: to which challenge, and which of them may still be sent as they are. */
export class GivenAnswers {
  readonly #answered = new BoundedMap<string, Answered>(REMEMBERED);
  /** Of each nonce the last one, as long as nothing else that uses the nonce was sent. */
  readonly #unsent = new BoundedMap<string, string>(REMEMBERED);

  /** @param scope the requests that the challenge's nonce may serve */
  add(scope: string, credentials: string, answered: Answered): void {
    const name = nameOf(scope, answered.challenge);
    this.#answered.set(name, answered);
    this.#unsent.set(name, credentials);
  }

  /** The challenge that these credentials answer, if it was for requests of this scope. */
  find(scope: string, carried: CarriedCredentials): Answered | undefined {
    return this.#answered.get(nameOf(scope, carried));
  }

  /** True the first time that these credentials are sent, and not again; never after another use of their nonce. */
  takeUnsent(scope: string, carried: CarriedCredentials): boolean {
    const name = nameOf(scope, carried);
    const isUnsent = this.#unsent.get(name) === carried.value;
    this.#unsent.delete(name);
    return isUnsent;
  }

  /** The nonce is used by another request, which goes out before: the count of what was given out is too low now. */
  overtake(scope: string, challenge: Challenge): void {
    this.#unsent.delete(nameOf(scope, challenge));
  }
}

function nameOf(scope: string, { realm, nonce }: { realm: string; nonce: string }): string {
  return `${scope}\n${realm}\n${nonce}`;
}
