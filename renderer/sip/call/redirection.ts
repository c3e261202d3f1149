import type { URI } from 'sip.js';
import type { CallEffect, Elsewhere } from '../../domain/call/call.ts';
import { parameterOf } from '../message/media-type.ts';
import { parseNameAddr, splitValues } from '../message/name-addr.ts';
import { bareSipUri } from '../message/uri.ts';
import { type Headers, partyOf } from './party.ts';

/**
 * Where a 3xx sends a call: the Contact that is wanted most (RFC 3261 §8.1.3.4), without its parameters and header fields,
 * which could hide what else is asked for. Undefined for 305 and 380, which name no other address of the callee.
 */
export function redirectionOf(status: number, response: Headers, domain: string): Elsewhere | undefined {
  if (status === 305 || status === 380) return undefined;
  const contacts = response.getHeaders('Contact').flatMap(splitValues);
  const places = contacts.flatMap((value) => {
    const party = partyOf(value, domain);
    if (party === undefined) return [];
    const target = bareSipUri(parseNameAddr(value)?.uri ?? '') ?? party.address;
    return [{ place: { party, target }, preference: preferenceOf(value) }];
  });
  return places.toSorted((one, other) => other.preference - one.preference)[0]?.place;
}

const reasons = { always: 'unconditional', busy: 'user-busy', 'no-answer': 'no-answer' } as const;

/** What a 302 of ours says: where to call instead, and for whoever is called there, who forwards and why (RFC 5806 §4.1). */
export function redirectHeaders(
  { to, why }: Extract<CallEffect, { type: 'redirect' }>,
  ourselves: URI,
): string[] {
  return [`Contact: <${to}>`, `Diversion: <${ourselves.toString()}>;reason=${reasons[why]}`];
}

function preferenceOf(contact: string): number {
  const q = Number(parameterOf(parseNameAddr(contact)?.parameters ?? '', 'q') ?? 1);
  return Number.isFinite(q) ? q : 0;
}
