import type { Party } from '../../domain/call/call.ts';
import { parseNameAddr, splitValues } from '../message/name-addr.ts';
import { parseSipUri, telToSip } from '../message/uri.ts';

/** Where headers are read from: any message of SIP.js. */
export interface Headers {
  getHeaders(name: string): string[];
}

const anonymous: Party = { address: 'sip:anonymous@anonymous.invalid' };
const nameLimit = 128;
// As much as is kept. Cut, it would be somebody else's.
const addressLimit = 1024;

/** Who calls: P-Asserted-Identity before From (RFC 3325 §9.1), unless the caller wants it hidden. */
export function callerOf(headers: Headers, domain: string): Party {
  const from = headers.getHeaders('From').map((value) => partyOf(value, domain))[0] ?? anonymous;
  const asserted = assertedParty(headers, domain);
  if (!asserted) return from;
  // Some servers assert the number alone and leave the name to From.
  const name = asserted.displayName ?? (asserted.address === from.address ? from.displayName : undefined);
  return name === undefined ? asserted : { ...asserted, displayName: name };
}

/** Who the other side turned out to be; undefined when the message does not say, or may not be shown. */
export function assertedParty(headers: Headers, domain: string): Party | undefined {
  const privacy = headers
    .getHeaders('Privacy')
    .join(';')
    .toLowerCase()
    .split(/[;,\s]+/);
  if (privacy.includes('id')) return undefined;
  const parties = headers
    .getHeaders('P-Asserted-Identity')
    .flatMap(splitValues)
    .map((value) => partyOf(value, domain))
    .filter((party) => party !== undefined);
  return parties[0];
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
