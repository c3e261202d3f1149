import type { Core } from 'sip.js';
import { seconds } from '../registration/register-response.ts';

/** A final response that is no 2xx, as the machines of subscriptions and publications take it. */
export interface Refusal {
  readonly type: 'rejected';
  readonly status: number;
  /** Seconds (RFC 3261 §20.33, §20.23). */
  readonly retryAfter?: number;
  readonly minExpires?: number;
}

export function refusalOf(message: Core.IncomingResponseMessage): Refusal {
  const retryAfter = seconds(message.getHeader('Retry-After'));
  const minExpires = seconds(message.getHeader('Min-Expires'));
  return {
    type: 'rejected',
    status: message.statusCode ?? 500,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(minExpires === undefined ? {} : { minExpires }),
  };
}
