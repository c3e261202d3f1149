import type { CallQuality, CallRecord } from '../../preload/contract/index.ts';
import type { EndedCall } from '../listeners/ended-call.ts';

/** What the history keeps of a call. */
export function recordOf(
  { accountId, direction, party, dialled, at, sipCallId, state }: EndedCall,
  quality?: CallQuality,
): CallRecord {
  return {
    accountId,
    direction,
    party,
    ...(dialled === undefined ? {} : { dialled }),
    startedAt: at,
    ...(state.since === undefined ? {} : { answeredAt: state.since }),
    endedAt: state.at,
    reason: state.reason,
    ...(state.status === undefined ? {} : { status: state.status }),
    sipCallId,
    ...(quality === undefined ? {} : { quality }),
  };
}

/** How long the two spoke, in ms; 0 for a call that nobody answered. */
export function spokenMs({ answeredAt, endedAt }: CallRecord): number {
  return answeredAt === undefined ? 0 : Math.max(0, endedAt - answeredAt);
}
