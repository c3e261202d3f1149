import type { Party } from '../call/call.ts';

/** What is shown of a person. Each state has exactly one word and one shape. */
export type AvailabilityState =
  | 'unknown' // nobody tells, or what was told is too old
  | 'offline'
  | 'idle' // not on the phone, and nobody tells more than that
  | 'available'
  | 'busy'
  | 'do-not-disturb'
  | 'away'
  | 'ringing' // somebody calls them
  | 'on-a-call'
  | 'on-hold';

/** A dialog seen from the person who is watched (RFC 3261 §12), with what it takes to replace them in it (RFC 3891). */
export interface ReplaceableDialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** SIP URI of the other side. */
  readonly remoteTarget: string;
}

/** The call that rings at a person, as far as the server tells. */
export interface RingingCall {
  readonly caller?: Party;
  /** With it the call can be picked up by Replaces. */
  readonly dialog?: ReplaceableDialog;
}

export interface Availability {
  readonly state: AvailabilityState;
  /** In the person's own words. */
  readonly note?: string;
  /** When the state began, in ms since the epoch; absent where we only saw that it was so. */
  readonly since?: number;
  readonly ringing?: RingingCall;
}

export const unknown: Availability = { state: 'unknown' };
