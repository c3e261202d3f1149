import type { Call } from '../domain/call/call.ts';

/** A call moved from one value to the next. */
export interface CallChange {
  readonly call: Call;
  /** Absent when the call was placed or came in just now. */
  readonly before?: Call;
}

/** One consequence of what happens to calls. */
export type CallListener = (change: CallChange) => void;
