import { cloneRequest, type SipRequest, type SipResponse } from '../sip/message.ts';
import type { ClientTransaction } from '../transaction/client-transaction.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { Transactions } from '../transaction/transactions.ts';
import { bestResponse } from './best-response.ts';
import type { Target } from './routes.ts';

/** RFC 3326; phones read from it that the call was not missed. */
const completedElsewhere = 'SIP;cause=200;text="Call completed elsewhere"';

interface Branch {
  transaction?: ClientTransaction;
  final?: SipResponse;
}

/** One request to one or several targets at once, and one answer back (RFC 3261 §16.6, §16.7). */
export class Fork {
  readonly #upstream: ServerTransaction;
  readonly #branches: Branch[] = [];
  #answered = false;

  constructor(upstream: ServerTransaction) {
    this.#upstream = upstream;
    upstream.onCancel((reasons) => this.#cancelPending(reasons));
  }

  start(transactions: Transactions, request: SipRequest, targets: readonly Target[]): void {
    // All branches are known before the first one can fail, or its failure would be taken for the best answer.
    const pairs = targets.map((target) => ({ target, branch: {} as Branch }));
    this.#branches.push(...pairs.map(({ branch }) => branch));
    for (const { target, branch } of pairs) {
      const forwarded = cloneRequest(request);
      forwarded.uri = target.uri;
      branch.transaction = transactions.send(forwarded, target.connection, (response) =>
        this.#receive(branch, response),
      );
    }
  }

  #receive(branch: Branch, response: SipResponse): void {
    // 100 Trying is hop by hop.
    if (response.status === 100) return;
    if (response.status < 200) {
      this.#upstream.respond(response);
      return;
    }
    branch.final = response;
    if (response.status < 300) {
      this.#answered = true;
      this.#upstream.respond(response);
      this.#cancelPending([completedElsewhere]);
      return;
    }
    if (response.status >= 600) this.#cancelPending([]);
    const finals = this.#branches.flatMap((each) => each.final ?? []);
    if (this.#answered || finals.length < this.#branches.length) return;
    const best = bestResponse(finals);
    if (best) this.#upstream.respond(best);
  }

  #cancelPending(reasons: string[]): void {
    for (const branch of this.#branches) {
      if (!branch.final) branch.transaction?.cancel(reasons);
    }
  }
}
