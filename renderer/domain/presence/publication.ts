/**
 * The publication of the own state (RFC 3903): a value that `step` moves on. Times as in subscription.ts.
 *
 *   event         in                next        effects                              why
 *   ------------  ----------------  ----------  -----------------------------------  --------------------
 *   wanted        off, publishing,  the same
 *                 waiting, refused
 *                 published         publishing  unschedule, publish                  §4.4 Modify
 *   connected     off               publishing  publish, with the tag if there is    a new server does not
 *                                               one                                  know it: 412
 *   accepted      publishing        published   schedule at 75-90 %
 *                 the same, and another state is wanted by now: publishing, publish
 *   due           published         publishing  publish without a body               §4.3 Refresh
 *                 waiting           publishing  publish
 *   rejected      publishing:
 *     412                           publishing  publish without the tag; back-off the 2nd time      §4.1
 *     423                           publishing  publish for Min-Expires; back-off the 2nd time      §4.1
 *     489, 403, 404 and their like  refused                                          until reconnected
 *     others                        waiting     schedule Retry-After/back-off
 *   stop          off               off
 *                 others, with tag  off         unschedule, publish for 0 s          §4.5 Remove
 *                 others            off         unschedule
 *   disconnected  all               off         unschedule; the tag is kept
 *
 * All else leaves the publication as it is. One request at a time (§4.4): its answer brings the tag of the next.
 */
import { backOff, grantedSeconds, retryAfterMs } from '../registration/timing.ts';
import type { OwnPresence } from './own-presence.ts';

export interface Publication {
  /** Seconds asked for in Expires; raised by a 423. */
  readonly expires: number;
  readonly attempts: number;
  readonly wanted?: OwnPresence;
  /** What the server knows, or is being told. */
  readonly sent?: OwnPresence;
  /** SIP-ETag of the last answer. */
  readonly tag?: string;
  readonly state: 'off' | 'publishing' | 'published' | 'waiting' | 'refused';
}

export type PublicationEvent =
  | { readonly type: 'wanted'; readonly presence: OwnPresence }
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected' }
  /** 2xx; `expires` in seconds. */
  | { readonly type: 'accepted'; readonly tag: string | undefined; readonly expires: number }
  /** `retryAfter` and `minExpires` in seconds. */
  | {
      readonly type: 'rejected';
      readonly status: number;
      readonly retryAfter?: number;
      readonly minExpires?: number;
    }
  | { readonly type: 'due' }
  | { readonly type: 'stop' };

export type PublicationEffect =
  /** PUBLISH: `tag` goes into SIP-If-Match; without `presence` the server keeps what it has. */
  | {
      readonly type: 'publish';
      readonly expires: number;
      readonly presence?: OwnPresence;
      readonly tag?: string;
    }
  | { readonly type: 'schedule'; readonly inMs: number }
  | { readonly type: 'unschedule' };

export interface PublicationStep {
  readonly publication: Publication;
  readonly effects: readonly PublicationEffect[];
}

/** Nothing that waiting would change. */
const FINAL = new Set([401, 403, 404, 405, 407, 410, 415, 416, 485, 489, 501, 604]);

/** @param expires seconds to ask for. */
export function initialPublication(expires = 1800): Publication {
  return { expires, attempts: 0, state: 'off' };
}

/** @param random gives 0 to 1; spreads refreshes and retries. */
export function step(
  publication: Publication,
  event: PublicationEvent,
  random: () => number,
): PublicationStep {
  const { state, wanted, sent } = publication;
  switch (event.type) {
    case 'wanted': {
      const next = { ...publication, wanted: event.presence };
      if (state !== 'published' || isSame(event.presence, sent)) return { publication: next, effects: [] };
      return publish(next, { type: 'unschedule' });
    }
    case 'connected':
      return state === 'off' ? publish(publication) : same(publication);
    case 'disconnected':
      return state === 'off' ? same(publication) : off(publication);
    case 'accepted':
      return state === 'publishing' ? accepted(publication, event, random) : same(publication);
    case 'rejected':
      return state === 'publishing' ? rejected(publication, event, random) : same(publication);
    case 'due':
      if (state === 'waiting') return publish(publication);
      return state === 'published' && wanted !== undefined ? refresh(publication) : same(publication);
    case 'stop': {
      const { publication: next, effects } = off(publication);
      const { tag, ...rest } = next;
      if (state === 'off' || tag === undefined) return { publication: rest, effects };
      return { publication: rest, effects: [...effects, { type: 'publish', expires: 0, tag }] };
    }
  }
}

function same(publication: Publication): PublicationStep {
  return { publication, effects: [] };
}

function off(publication: Publication): PublicationStep {
  return { publication: { ...publication, attempts: 0, state: 'off' }, effects: [{ type: 'unschedule' }] };
}

function publish(publication: Publication, ...before: PublicationEffect[]): PublicationStep {
  const { expires, wanted, tag } = publication;
  // Before anything is known of the person there is nothing to say; the connection counts as taken all the same.
  if (wanted === undefined) return { publication: { ...publication, state: 'published' }, effects: before };
  const effect = {
    type: 'publish',
    expires,
    presence: wanted,
    ...(tag === undefined ? {} : { tag }),
  } as const;
  return { publication: { ...publication, sent: wanted, state: 'publishing' }, effects: [...before, effect] };
}

function refresh(publication: Publication): PublicationStep {
  const { expires, tag } = publication;
  if (tag === undefined) return publish(publication);
  return {
    publication: { ...publication, state: 'publishing' },
    effects: [{ type: 'publish', expires, tag }],
  };
}

function accepted(
  publication: Publication,
  { tag, expires }: Extract<PublicationEvent, { type: 'accepted' }>,
  random: () => number,
): PublicationStep {
  const { tag: _former, ...rest } = publication;
  const next = { ...rest, attempts: 0, ...(tag === undefined ? {} : { tag }) };
  if (!isSame(next.wanted, next.sent)) return publish(next);
  const ms = grantedSeconds(expires, next.expires) * 1000;
  const inMs = Math.round(ms * (0.75 + 0.15 * random()));
  return { publication: { ...next, state: 'published' }, effects: [{ type: 'schedule', inMs }] };
}

function rejected(
  publication: Publication,
  { status, retryAfter, minExpires = 0 }: Extract<PublicationEvent, { type: 'rejected' }>,
  random: () => number,
): PublicationStep {
  const { attempts, expires } = publication;
  const { tag: _unknown, ...untagged } = publication;
  const next = { ...(status === 412 ? untagged : publication), attempts: attempts + 1 };
  if (FINAL.has(status)) return { publication: { ...next, state: 'refused' }, effects: [] };
  if (attempts === 0 && status === 412) return publish(next);
  if (attempts === 0 && status === 423 && minExpires > expires)
    return publish({ ...next, expires: minExpires });
  const inMs = retryAfterMs(retryAfter) ?? backOff(attempts, random);
  return { publication: { ...next, state: 'waiting' }, effects: [{ type: 'schedule', inMs }] };
}

function isSame(one: OwnPresence | undefined, other: OwnPresence | undefined): boolean {
  return one?.state === other?.state && one?.note === other?.note;
}
