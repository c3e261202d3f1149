import * as v from 'valibot';
import { accountId } from './account.ts';

/**
 * Why there is no connection: the server did not answer or TLS failed (`unreachable`), would not speak SIP over WebSocket
 * (`refused`), showed a certificate that is not trusted (`certificate`), went silent (`silent`), or closed (`closed`).
 */
export const connectionFailure = v.object({
  reason: v.picklist(['unreachable', 'refused', 'certificate', 'silent', 'closed']),
  detail: v.optional(v.string()),
});

/** State of an account's connection to its SIP server. `retryAt` is in ms since the epoch. */
export const connection = v.variant('state', [
  v.object({ state: v.literal('closed') }),
  v.object({ state: v.literal('connecting'), server: v.string() }),
  v.object({ state: v.literal('connected'), server: v.string() }),
  /** The computer sleeps, or is about to. */
  v.object({ state: v.literal('asleep') }),
  v.object({ state: v.literal('waiting'), retryAt: v.number(), failure: connectionFailure }),
]);

/** One SIP message as text, at most 256 KiB. */
export const sipMessage = v.pipe(v.string(), v.maxLength(262_144));

export const connectionChanged = v.object({ accountId, connection });

/**
 * A message from the server. A 401 or 407 that main can answer comes with `credentials`, the whole value of the
 * (Proxy-)Authorization header for the challenged request; without them the challenge cannot be answered.
 */
export const messageReceived = v.object({
  accountId,
  message: v.string(),
  credentials: v.optional(v.string()),
});

export type Connection = v.InferOutput<typeof connection>;
export type ConnectionFailure = v.InferOutput<typeof connectionFailure>;
export type MessageReceived = v.InferOutput<typeof messageReceived>;
