import * as v from 'valibot';
import { accountId } from './account.ts';
import { address } from './address.ts';
import { correspondent } from './correspondent.ts';

const time = v.pipe(v.number(), v.integer());
const name = v.pipe(v.string(), v.maxLength(256));

/** Why a call was over; the same list as `EndReason` of the renderer's domain. */
export const callEndReason = v.picklist([
  'hung-up',
  'remote-hung-up',
  'cancelled',
  'missed',
  'answered-elsewhere',
  'declined',
  'busy',
  'not-found',
  'no-answer',
  'unavailable',
  'forbidden',
  'not-acceptable',
  'redirected',
  'forwarded',
  'transferred',
  'server-failed',
  'no-connection',
  'connection-lost',
  'no-microphone',
  'microphone-denied',
  'media-failed',
  'invalid-number',
]);

const mos = v.pipe(v.number(), v.minValue(1), v.maxValue(5));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const milliseconds = v.pipe(v.number(), v.minValue(0));

/** How a call sounded, as far as it is known. */
export const callQuality = v.object({
  /** Mean opinion score (ITU-T G.107): on the average, and over the worst stretch of some seconds. */
  mos,
  worst: mos,
  /** Part of the packets that never came or came too late, and of ours that the other side missed. */
  loss: share,
  lossThere: v.optional(share),
  /** On the average. */
  jitter: v.optional(milliseconds),
  roundTrip: v.optional(milliseconds),
  /** As in SDP. */
  codec: v.optional(v.pipe(v.string(), v.maxLength(32))),
});

/** A call that is over, as the history keeps it. Times are in ms since the epoch. */
export const callRecord = v.object({
  accountId,
  direction: v.picklist(['incoming', 'outgoing']),
  /** The other side as it was shown: a SIP URI and a name. */
  party: v.object({ address, displayName: v.optional(name) }),
  /** What the person typed or chose, of a call that they made. */
  dialled: v.optional(address),
  startedAt: time,
  /** Absent for a call that nobody answered. */
  answeredAt: v.optional(time),
  endedAt: time,
  reason: callEndReason,
  /** The final response, where there was one. */
  status: v.optional(v.pipe(v.number(), v.integer())),
  /** Call-ID of SIP, to find the call in the logs of servers. */
  sipCallId: v.pipe(v.string(), v.maxLength(1024)),
  /** Absent where nothing was heard. */
  quality: v.optional(callQuality),
});

export const pastCallId = v.pipe(v.number(), v.integer());

export const pastCall = v.object({ id: pastCallId, ...callRecord.entries });

/** A call that is kept, and whose it is. */
export const keptCall = v.object({ call: pastCall, whose: correspondent });

/** A piece of the history, newest first: what is older than `before`. */
export const historyQuery = v.object({
  before: v.optional(v.object({ startedAt: time, id: pastCallId })),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
});

export const historyPage = v.object({ calls: v.array(pastCall), hasMore: v.boolean() });

/** How long calls and messages are kept. */
export const retention = v.picklist(['for ever', '1 year', '90 days']);

export type CallQuality = v.InferOutput<typeof callQuality>;
export type CallRecord = v.InferOutput<typeof callRecord>;
export type PastCall = v.InferOutput<typeof pastCall>;
export type KeptCall = v.InferOutput<typeof keptCall>;
export type HistoryQuery = v.InferOutput<typeof historyQuery>;
export type HistoryPage = v.InferOutput<typeof historyPage>;
export type Retention = v.InferOutput<typeof retention>;

/** It rang here until the caller gave up: the person should know of it. */
export function isMissed({ direction, reason, answeredAt }: CallRecord): boolean {
  return direction === 'incoming' && reason === 'missed' && answeredAt === undefined;
}
