/** A transfer as the two sides see it who speak with each other (RFC 3515, RFC 5589). */
import type { Party } from './call.ts';
import type { Replaces } from './pick-up.ts';

/** Where the other side is to go. */
export interface TransferTarget {
  readonly to: Party;
  /** SIP URI. */
  readonly uri: string;
  /** Attended: the call that we have with them, whose place the other side takes (RFC 3891). */
  readonly replaces?: Replaces;
}

/** We are the transferor: we have asked the other side to go. */
export type Transfer = TransferTarget &
  (
    | {
        /** `holding` waits for our re-INVITE, `asking` for the answer to REFER; then what the other side tells of its call. */
        readonly phase: 'holding' | 'asking' | 'trying' | 'ringing';
        /** It was on hold before, and stays so when the transfer fails. */
        readonly keepsHold: boolean;
      }
    | {
        readonly phase: 'failed';
        /** What they were refused with. */
        readonly status: number;
      }
    /** Taken back, though a REFER cannot be: the other side may still go. Nothing is said of it. */
    | { readonly phase: 'withdrawn' }
  );

/** A transfer of which nobody knows yet what becomes of it. */
export type Underway = Exclude<Transfer, { phase: 'failed' | 'withdrawn' }>;

export function isUnderway(transfer: Transfer | undefined): transfer is Underway {
  return transfer !== undefined && transfer.phase !== 'failed' && transfer.phase !== 'withdrawn';
}

/** We are the transferee: the other side asks us to go, and the person has not said yet. */
export interface Referral {
  readonly to: Party;
  /** SIP URI to call. */
  readonly target: string;
  /** Who asks, where that is not the other side itself (RFC 3892). */
  readonly by?: Party;
}

export type TransferEvent =
  // the person
  | { readonly type: 'transfer'; readonly target: TransferTarget }
  /** Takes the call back, or what is said of a failure off the screen. */
  | { readonly type: 'cancel-transfer' }
  | { readonly type: 'follow-referral' }
  | { readonly type: 'refuse-referral' }
  // the network
  /** Of the call that the other side makes for us, or the refusal of our REFER (RFC 3515 §2.4.4, §2.4.5); 408 when it falls silent. */
  | { readonly type: 'transfer-status'; readonly status: number }
  | { readonly type: 'referred'; readonly referral: Referral };

export type TransferEffect =
  | { readonly type: 'refer'; readonly uri: string; readonly replaces?: Replaces }
  /** The person will not go: the other side is told 603. */
  | { readonly type: 'refuse-referral' };
