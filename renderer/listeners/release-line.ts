import { isLive } from '../domain/call/is-live.ts';
import type { CallListener } from './call-listener.ts';

/** A line that was to become another one may have waited for the end of this call. */
export function releaseLine(release: (accountId: string) => void): CallListener {
  return ({ call }) => {
    if (!isLive(call)) release(call.accountId);
  };
}
