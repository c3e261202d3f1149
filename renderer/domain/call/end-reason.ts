import type { EndReason } from './call.ts';

/**
 * Why a call that we placed ended, from the final response to its INVITE (RFC 3261 §21).
 * @param rang whether the other side had been ringing: 480 then means that nobody came.
 */
export function endReasonOf(status: number, rang: boolean): EndReason {
  switch (status) {
    case 401:
    case 403:
    case 407:
      return 'forbidden';
    case 404:
    case 410:
    case 484:
    case 485:
    case 604:
      return 'not-found';
    case 406:
    case 415:
    case 488:
    case 606:
      return 'not-acceptable';
    case 408:
      return 'no-answer';
    case 480:
      return rang ? 'no-answer' : 'unavailable';
    case 486:
    case 600:
      return 'busy';
    case 487:
      return 'cancelled';
    default:
      return reasonOfClass(Math.floor(status / 100));
  }
}

function reasonOfClass(statusClass: number): EndReason {
  if (statusClass === 3) return 'redirected';
  // 603 Decline, 607 Unwanted (RFC 8197), 608 Rejected (RFC 8688) and what 6xx may come: nobody there wants it.
  if (statusClass === 6) return 'declined';
  // 5xx, and requests the server finds fault with (400, 405, 420, 482 ...): not the callee's doing.
  return 'server-failed';
}
