import type { ServerTransaction } from './transaction/server-transaction.ts';

/** One duty of the switchboard. The parts are asked in order until one takes the request. */
export interface Part {
  handle(transaction: ServerTransaction): boolean;
}
