import * as v from 'valibot';
import { accountId } from './account.ts';
import { address } from './address.ts';
import { personId } from './person.ts';

/** Somebody to whom one writes, or whose conversation one reads: all addresses of the person count. */
export const whom = v.object({
  address,
  /** With which account; it says what a national number means. */
  accountId: v.optional(accountId),
  /** Who it is, where several people have the address. */
  personId: v.optional(personId),
});

/** Who an address is. What was said with the same peer, or with the same person, is one conversation. */
export const correspondent = v.object({
  /** The same for one address however it is written. */
  peer: v.string(),
  /** Those in the address book who have it; it is shown under the name of the first. */
  people: v.array(personId),
});

export type Whom = v.InferOutput<typeof whom>;
export type Correspondent = v.InferOutput<typeof correspondent>;
