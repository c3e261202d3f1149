import type { Core } from 'sip.js';
import type { Referral } from '../../domain/call/transfer.ts';
import type { Replaces } from '../../domain/call/pick-up.ts';
import { parameterOf } from '../message/media-type.ts';
import { parseNameAddr } from '../message/name-addr.ts';
import { parseSipUri } from '../message/uri.ts';
import { partyOf } from './party.ts';

/** What a REFER asks for (RFC 3515 §2.1). */
export interface Referred extends Referral {
  /** For the INVITE to its target. */
  readonly headers: readonly string[];
}

const limit = 1024;

/**
 * The value of Refer-To. Always in angle brackets: a parameter of the URI would else be one of the header (RFC 3261 §20).
 * What replaces a call is asked for so that whoever does not know it says so (RFC 5589 §7.1).
 */
export function referTo(uri: string, replaces?: Replaces): string {
  if (replaces === undefined) return `<${uri}>`;
  return `<${uri}?Replaces=${encodeURIComponent(replacesValue(replaces))}&Require=replaces>`;
}

/** RFC 3891 §6.1. */
export function replacesValue({ callId, toTag, fromTag }: Replaces): string {
  return `${callId};to-tag=${toTag};from-tag=${fromTag}`;
}

/** Undefined for what we cannot call: no SIP URI, another method, or a header in it that is none. */
export function readReferTo(message: Core.IncomingRequestMessage, domain: string): Referred | undefined {
  const [value, ...others] = message.getHeaders('Refer-To');
  const uri = value === undefined ? undefined : parseNameAddr(value)?.uri;
  const to = value === undefined ? undefined : partyOf(value, domain);
  if (uri === undefined || to === undefined || others.length > 0 || uri.length > limit) return undefined;
  const [target = '', query = ''] = uri.split('?');
  const method = parameterOf(target, 'method');
  if (parseSipUri(target) === undefined || (method !== undefined && !/^INVITE$/i.test(method)))
    return undefined;
  const replaces = replacesIn(query);
  if (replaces === 'malformed') return undefined;
  const referredBy = message.getHeader('Referred-By') ?? '';
  const by = partyOf(referredBy, domain);
  return {
    to,
    target,
    ...(by === undefined ? {} : { by }),
    headers: [
      ...(replaces === undefined ? [] : [`Replaces: ${replaces}`, 'Require: replaces']),
      ...(by === undefined || referredBy.length > limit || /\p{Cc}/u.test(referredBy)
        ? []
        : [`Referred-By: ${referredBy}`]),
    ],
  };
}

/** It becomes a header of ours: a word and tokens, and nothing that could begin another (RFC 3891 §6.1). */
function replacesIn(query: string): string | undefined {
  const encoded = query
    .split('&')
    .map((field) => /^Replaces=(.*)$/i.exec(field)?.[1])
    .find((each) => each !== undefined);
  if (encoded === undefined) return undefined;
  try {
    const value = decodeURIComponent(encoded);
    return /^[^\s;,"\p{Cc}]+(?:;[\w-]+(?:=[\w\-.!%*+`'~]+)?)+$/u.test(value) ? value : 'malformed';
  } catch {
    return 'malformed';
  }
}
