import type { Call, CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** Whoever is put through within the own house is not asked; elsewhere a call may cost money, so the person decides. */
export function followColleagues(
  isAllowed: (call: Call) => boolean,
  follow: (id: CallId) => void,
): CallListener {
  return ({ call, before }) => {
    const isAsked = call.referral !== undefined && before?.referral === undefined;
    if (isAsked && isAllowed(call)) follow(call.id);
  };
}
