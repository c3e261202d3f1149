import { transactionOf, type SipText } from '../sip-text.ts';
import { BoundedMap } from './bounded-map.ts';

/** A challenge that comes later than that belongs to no transaction of ours any more (RFC 3261 §17.1, 2 × 64 × T1). */
const KEPT_MS = 64_000;
const MOST = 256;

/** What to keep of the requests under way: bounded in time and number, whatever the server answers. */
export class OutstandingRequests<Kept> {
  readonly #now: () => number;
  readonly #requests = new BoundedMap<string, { kept: Kept; until: number }>(MOST);

  /** @param now ms since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(request: SipText, kept: Kept): void {
    const name = nameOf(request);
    if (name !== undefined) this.#requests.set(name, { kept, until: this.#now() + KEPT_MS });
  }

  /** The request that a final response answers; it is outstanding no more. */
  settle(response: SipText): Kept | undefined {
    const name = nameOf(response);
    if (name === undefined) return undefined;
    const found = this.#requests.get(name);
    this.#requests.delete(name);
    return found && found.until > this.#now() ? found.kept : undefined;
  }
}

function nameOf(message: SipText): string | undefined {
  const transaction = transactionOf(message);
  return transaction && `${transaction.branch} ${transaction.method}`;
}
