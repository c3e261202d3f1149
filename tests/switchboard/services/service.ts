import type { SessionHost } from '../session/session-host.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';

/** What happens to an INVITE for a number of the switchboard's own. */
export type Service = (transaction: ServerTransaction, host: SessionHost) => void;

export interface ServiceTimes {
  /** From 180 to 200. */
  ringMs: number;
  /** From 183 to 200. */
  earlyMediaMs: number;
}
