import * as v from 'valibot';
import { accountId } from './account.ts';
import { address } from './address.ts';

/** A group chat by an address of the server's. */
export const room = v.object({
  accountId,
  /** Its SIP URI. */
  address,
  /** Whether one is in it; left, it stays a group with all that was said. */
  isJoined: v.boolean(),
});

export type Room = v.InferOutput<typeof room>;
