import type { SubscriptionEvent } from '../../domain/presence/subscription.ts';
import { parameterOf } from '../message/media-type.ts';
import { seconds } from '../registration/register-response.ts';

/** A Subscription-State header (RFC 6665 §8.2.3). SIP.js has refused the NOTIFY of one that is none of these. */
export function notifiedEvent(header: string, at: number): Extract<SubscriptionEvent, { type: 'notified' }> {
  const name = header.split(';')[0]?.trim().toLowerCase();
  const expires = seconds(parameterOf(header, 'expires'));
  const retryAfter = seconds(parameterOf(header, 'retry-after'));
  const reason = parameterOf(header, 'reason');
  return {
    type: 'notified',
    state: name === 'pending' || name === 'active' ? name : 'terminated',
    at,
    ...(expires === undefined ? {} : { expires }),
    ...(reason === undefined ? {} : { reason }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}
