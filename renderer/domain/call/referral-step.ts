/**
 * The other side asks us to speak with somebody else: a part of an established call's machine.
 *
 *   event            next                                          effects           why
 *   ---------------  --------------------------------------------  ----------------  -----------------------------------
 *   referred         the question is asked; a second one while it is open is not
 *   follow-referral  no question any more: a call to its target begins
 *   refuse-referral  no question any more                          refuse-referral   RFC 3515 §2.4.5
 *   remote-ended     ended; an open question stays, and is answered then              RFC 5589 §6.1: who asked may go at once
 *   any other end    no question any more                          refuse-referral   who has heard of no answer takes 100 for one
 */
import type { Call, CallEvent, Step } from './call.ts';
import { unchanged } from './transition.ts';

export type ReferralEvent = Extract<CallEvent, { type: 'referred' | 'follow-referral' | 'refuse-referral' }>;

export function isReferralEvent(event: CallEvent): event is ReferralEvent {
  return event.type === 'referred' || event.type === 'follow-referral' || event.type === 'refuse-referral';
}

/** Of a call that is up, or is over with an open question. */
export function stepReferral(call: Call, event: ReferralEvent): Step {
  if (event.type === 'referred') {
    const isNew = call.referral === undefined && call.state.name === 'established';
    return isNew ? { call: { ...call, referral: event.referral }, effects: [] } : unchanged(call);
  }
  if (call.referral === undefined) return unchanged(call);
  const { referral: _answered, ...next } = call;
  return { call: next, effects: event.type === 'refuse-referral' ? [{ type: event.type }] : [] };
}

/** What becomes of an open question as the call ends: it stays, or is answered before all else. */
export function withQuestion({ referral, state }: Call, event: CallEvent, step: Step): Step {
  const { call, effects } = step;
  const isEnd = state.name === 'established' && call.state.name !== 'established';
  if (referral === undefined || !isEnd) return step;
  if (event.type === 'remote-ended') return { call: { ...call, referral }, effects };
  const { referral: _refused, ...next } = call;
  return { call: next, effects: [{ type: 'refuse-referral' }, ...effects] };
}
