import * as v from 'valibot';
import { accountId } from './account.ts';
import { address } from './address.ts';
import { ringtone } from './ringtone.ts';

const line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(256),
  v.regex(/^[^\p{Cc}]*$/u, 'has control characters'),
);

/** The UID of a vCard (RFC 6350 §6.7.6); of people whom the administrator provides, a name that outlives a restart. */
export const personId = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

export const addressLabel = v.picklist(['work', 'mobile', 'home', 'fax', 'other']);

/** `address` is a number or a SIP URI as a person would type it. */
export const personAddress = v.object({ label: addressLabel, address: line });

const written = {
  name: line,
  organisation: v.optional(line),
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2_000))),
  /** What rings when they call; the usual, where it is not said. */
  ringtone: v.optional(ringtone),
  /** The first is called where nothing else is said. */
  addresses: v.pipe(v.array(personAddress), v.minLength(1, 'is empty'), v.maxLength(50)),
};

/** Somebody in the address book. Who is provided by the administrator can be a favourite, and changes in no other way. */
export const person = v.object({
  id: personId,
  ...written,
  isFavourite: v.boolean(),
  isProvided: v.boolean(),
});

/** Without an id somebody new. */
export const personForm = v.object({ id: v.optional(personId), ...written });

/** The SIP URI of somebody, and the account that has to do with them: it says what a national number means. */
export const soughtParty = v.object({ address, accountId: v.optional(accountId) });

export const MOST_PARTIES = 100;
export const soughtParties = v.pipe(v.array(soughtParty), v.maxLength(MOST_PARTIES));

/** Bytes of a file of people. */
export const LONGEST_PEOPLE_FILE = 20 * 1_048_576;

/** Why something in a file is of no use. */
export const importProblem = v.object({
  /** Of the file, from 1. */
  line: v.pipe(v.number(), v.integer()),
  problem: v.picklist(['no-name', 'no-address', 'not-understood']),
});

const count = v.pipe(v.number(), v.integer());

/** What became of the people in a file. Nothing that was in the address book is lost by it. */
export const importReport = v.object({
  added: count,
  /** They were known, and now have what is new in the file. */
  merged: count,
  /** They were known with all of it. */
  unchanged: count,
  unusable: count,
  /** The first of what is unusable. */
  problems: v.array(importProblem),
});

/** Where the vCards were written, and how many. */
export const exportReport = v.object({ path: v.string(), count });

export type AddressLabel = v.InferOutput<typeof addressLabel>;
export type ImportProblem = v.InferOutput<typeof importProblem>;
export type ImportReport = v.InferOutput<typeof importReport>;
export type ExportReport = v.InferOutput<typeof exportReport>;
export type PersonAddress = v.InferOutput<typeof personAddress>;
export type Person = v.InferOutput<typeof person>;
export type PersonForm = v.InferOutput<typeof personForm>;
export type SoughtParty = v.InferOutput<typeof soughtParty>;
