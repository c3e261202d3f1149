import type { ReplaceableDialog } from '../presence/availability.ts';

/** What `{ext}` in a code stands for, and the code that most PBXs know. */
const PLACE = '{ext}';
export const defaultPickUpCode = `**${PLACE}`;

/**
 * What is dialled to take the call that rings at an extension.
 *
 * @param code with or without `{ext}`: `*8` takes whatever rings in the own group
 */
export function pickUpNumber(code: string, extension: string): string {
  return code.replace(PLACE, extension);
}

/**
 * A dialog that an INVITE takes over (RFC 3891 §6.1), seen from the side that stays in it: it may be taken only while
 * it rings.
 */
export interface Replaces {
  readonly callId: string;
  readonly toTag: string;
  readonly fromTag: string;
}

/** The caller stays, the one at whom it rings is replaced. */
export function replacing({ callId, localTag, remoteTag }: ReplaceableDialog): Replaces {
  return { callId, toTag: remoteTag, fromTag: localTag };
}
