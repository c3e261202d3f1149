import type { SipResponse } from '../sip/message.ts';

/** RFC 3261 §16.7 step 6: a 6xx wins, then the lowest class, and 503 is not passed on as it is. */
export function bestResponse(responses: readonly SipResponse[]): SipResponse | undefined {
  const rank = (response: SipResponse): number =>
    response.status >= 600 ? 0 : Math.floor(response.status / 100) * 1000 + preference(response.status);
  const [best] = [...responses].sort((one, other) => rank(one) - rank(other));
  return best;
}

/** Within the 4xx class prefer what tells the caller how to go on; a mere silence comes last. */
function preference(status: number): number {
  if ([401, 407, 415, 420, 484].includes(status)) return 0;
  return status === 408 || status === 480 ? 2 : 1;
}
