import { anonymousAddress } from '../../../preload/contract/index.ts';
import type { Party } from '../../domain/call/call.ts';
import { parseNameAddr, splitValues } from '../message/name-addr.ts';
import { parseSipUri, telToSip } from '../message/uri.ts';

/** Where headers are read from: any message of SIP.js. */
export interface Headers {
  getHeaders(name: string): string[];
}

/** Whoever does not want to be known (RFC 3323 §4.1.1.3). */
export const anonymous: Party = { address: anonymousAddress };
const nameLimit = 128;
// As much as is kept. Cut, it would be somebody else's.
const addressLimit = 1024;

/**
 * Who calls: P-Asserted-Identity before From (RFC 3325 §9.1), and nobody when the caller wants to be hidden: a server may
 * forward the request as it is (RFC 3323 §4.2).
 */
export function callerOf(headers: Headers, domain: string): Party {
  if (isHidden(headers)) return anonymous;
  const from = headers.getHeaders('From').map((value) => partyOf(value, domain))[0] ?? anonymous;
  const asserted = assertedParty(headers, domain);
  if (!asserted) return from;
  // Some servers assert the number alone and leave the name to From.
  const name = asserted.displayName ?? (asserted.address === from.address ? from.displayName : undefined);
  return name === undefined ? asserted : { ...asserted, displayName: name };
}

/** Who the other side turned out to be; undefined when the message does not say, or may not be shown. */
export function assertedParty(headers: Headers, domain: string): Party | undefined {
  if (isHidden(headers)) return undefined;
  const parties = headers
    .getHeaders('P-Asserted-Identity')
    .flatMap(splitValues)
    .map((value) => partyOf(value, domain))
    .filter((party) => party !== undefined);
  return parties[0];
}

/** Whether the server knows who it is, and may not tell. */
export function hidesConnected(headers: Headers): boolean {
  return isHidden(headers) && headers.getHeaders('P-Asserted-Identity').length > 0;
}

/** `id` hides what the server asserts (RFC 3325 §9.3), `user` also what the user agent wrote (RFC 3323 §4.2). */
export function isHidden(headers: Headers): boolean {
  const privacy = headers.getHeaders('Privacy').flatMap((value) => value.toLowerCase().split(/[;,\s]+/));
  return privacy.includes('id') || privacy.includes('user');
}

/** Whom the value of a header names; undefined for what is no SIP URI or number. */
export function partyOf(value: string, domain: string): Party | undefined {
  const nameAddr = parseNameAddr(value);
  if (!nameAddr) return undefined;
  const address = parseSipUri(telToSip(nameAddr.uri, domain) ?? nameAddr.uri);
  if (!address) return undefined;
  const { user, host } = address;
  if (user.toLowerCase() === 'anonymous' || host.toLowerCase() === 'anonymous.invalid') return anonymous;
  const displayName = presentable(nameAddr.displayName);
  const party = { address: user === '' ? `sip:${host}` : `sip:${user}@${host}` };
  if (party.address.length > addressLimit) return undefined;
  return displayName === '' ? party : { ...party, displayName };
}

/** Control and direction characters could make a name read as another. */
function presentable(name: string): string {
  return name
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(0, nameLimit);
}
