import { transactionOf, type SipText } from '../sip-text.ts';
import { BoundedMap } from './bounded-map.ts';

const MOST = 256;

/**
 * What to keep of the requests under way: bounded in number, whatever the server answers. Not in time: an INVITE may ring
 * for minutes before a proxy further on challenges it.
 */
export class OutstandingRequests<Kept> {
  readonly #requests = new BoundedMap<string, Kept>(MOST);

  add(request: SipText, kept: Kept): void {
    const name = nameOf(request);
    if (name !== undefined) this.#requests.set(name, kept);
  }

  /** The request that a final response answers; it is outstanding no more. */
  settle(response: SipText): Kept | undefined {
    const name = nameOf(response);
    if (name === undefined) return undefined;
    const kept = this.#requests.get(name);
    this.#requests.delete(name);
    return kept;
  }
}

function nameOf(message: SipText): string | undefined {
  const transaction = transactionOf(message);
  return transaction && `${transaction.branch} ${transaction.method}`;
}
