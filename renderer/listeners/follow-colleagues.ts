import type { CallId } from '../domain/call/call.ts';
import type { Referral } from '../domain/call/transfer.ts';
import type { CallListener } from './call-listener.ts';

/** Whoever is put through within the own house is not asked; elsewhere a call may cost money, so the person decides. */
export function followColleagues(
  isAllowed: (referral: Referral, accountId: string) => boolean,
  follow: (id: CallId) => void,
): CallListener {
  return ({ call, before }) => {
    const { referral } = call;
    if (referral === undefined || before?.referral !== undefined) return;
    if (isAllowed(referral, call.accountId)) follow(call.id);
  };
}
