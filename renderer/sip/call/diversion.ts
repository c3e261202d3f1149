import type { Party } from '../../domain/call/call.ts';
import { percentDecoded } from '../../domain/number/characters.ts';
import { parameterOf } from '../message/media-type.ts';
import { type NameAddr, parseNameAddr, splitValues } from '../message/name-addr.ts';
import { type Headers, partyOf } from './party.ts';

/**
 * Who has forwarded a call to us, of several the last; undefined where nobody has, or they do not want it to be known.
 * Diversion (RFC 5806) says it outright, History-Info (RFC 7044) by what was tried before.
 */
export function divertedBy(invite: Headers, domain: string): Party | undefined {
  const [diversion] = valuesOf(invite, 'Diversion');
  const diverting = diversion ?? divertingEntry(valuesOf(invite, 'History-Info'));
  const party =
    diverting === undefined || isPrivate(diverting) ? undefined : partyOf(written(diverting), domain);
  return isPrivateHistory(invite) && diversion === undefined ? undefined : party;
}

/**
 * The addresses of all who have sent the call on, also of those who do not want it to be known: only to see whether it
 * goes in a circle, never to be shown.
 */
export function divertedVia(invite: Headers, domain: string): string[] {
  const history = valuesOf(invite, 'History-Info');
  const left = history.slice(0, -1).filter(({ uri }) => wasLeft(uri));
  const mapped = history.filter(isMapped).map((entry) => mappedFrom(entry, history));
  const addresses = [...valuesOf(invite, 'Diversion'), ...mapped, ...left].map(
    (entry) => entry && partyOf(written(entry), domain)?.address,
  );
  return [...new Set(addresses.filter((address) => address !== undefined))];
}

function divertingEntry(history: readonly NameAddr[]): NameAddr | undefined {
  const mapped = history.findLast(isMapped);
  if (mapped === undefined) return history.slice(0, -1).findLast(({ uri }) => wasLeft(uri));
  return mappedFrom(mapped, history);
}

/** Whether another entry was mapped to this one: it names that by `mp` (RFC 7044 §10.1), or says why (RFC 4458). */
function isMapped({ uri, parameters }: NameAddr): boolean {
  return (
    parameterOf(parameters, 'mp') !== undefined ||
    parameterOf(uri.replace(/\?.*$/s, ''), 'cause') !== undefined
  );
}

/** The entry that the call was mapped away from: the one named, or else the one above. */
function mappedFrom(mapped: NameAddr, history: readonly NameAddr[]): NameAddr | undefined {
  const parent = parameterOf(mapped.parameters, 'index')?.replace(/\.\d+$/, '');
  const index = parameterOf(mapped.parameters, 'mp') ?? parent;
  return history.find((entry) => entry !== mapped && parameterOf(entry.parameters, 'index') === index);
}

/** Whether the entry's own device sent the call away: 302, or 480, 486 and the like. */
function wasLeft(uri: string): boolean {
  return /[?&]Reason=\s*SIP\s*;(?:[^&]*;)?\s*cause\s*=\s*(?:3\d\d|408|48\d|600|603)\b/i.test(
    percentDecoded(uri) ?? '',
  );
}

function isPrivate({ uri, parameters }: NameAddr): boolean {
  const privacy = parameterOf(parameters, 'privacy') ?? 'off';
  return privacy.toLowerCase() !== 'off' || /[?&]Privacy=(?!none)/i.test(uri);
}

function isPrivateHistory(invite: Headers): boolean {
  return invite.getHeaders('Privacy').some((value) => /\bhistory\b/i.test(value));
}

function valuesOf(headers: Headers, name: string): NameAddr[] {
  return headers
    .getHeaders(name)
    .flatMap(splitValues)
    .map(parseNameAddr)
    .filter((value) => value !== undefined);
}

function written({ displayName, uri }: NameAddr): string {
  return `"${displayName.replace(/["\\]/g, '\\$&')}" <${uri}>`;
}
