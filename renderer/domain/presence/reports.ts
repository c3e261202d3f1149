/** What the two event packages say of a person, taken out of their documents. */
import type { Party } from '../call/call.ts';
import type { AvailabilityState, ReplaceableDialog } from './availability.ts';

/** The package `presence` (RFC 3856): what the person, or the server for them, publishes. */
export interface PresenceReport {
  /** `unknown` where the document says nothing that we know. */
  readonly state: Exclude<AvailabilityState, 'idle'>;
  readonly note?: string;
}

/** One dialog of the package `dialog` (RFC 4235 §4.1.2). */
export interface WatchedDialog {
  /** Unique within the document and its updates. */
  readonly id: string;
  readonly state: 'trying' | 'proceeding' | 'early' | 'confirmed' | 'terminated';
  /** Whether the person called or was called. */
  readonly direction?: 'initiator' | 'recipient';
  /** Where the server gives all of it. */
  readonly dialog?: ReplaceableDialog;
  /** The other side. */
  readonly remote?: Party;
  /** `+sip.rendering=no` at the person's end: the call waits (RFC 4235 §4.1.6.2). */
  readonly onHold: boolean;
}

/** The package `dialog`: what the person's phones do. */
export interface DialogReport {
  readonly dialogs: readonly WatchedDialog[];
}
