/**
 * The session timer of a call that is up (RFC 4028): one side says from time to time that the call still goes on, and when it
 * falls silent the call is over, so that nobody pays for one whose other side is gone.
 *
 *   state        event     next         effects                      why
 *   -----------  --------  -----------  ---------------------------  ------------------------------------
 *   any          agreed    running      wait                         §7.2, §9: each refresh begins anew
 *                declined  off          stop                         §7.2, §9: no Session-Expires in the 2xx
 *   running      elapsed   refreshing   refresh, wait (we refresh)   §10: at half the interval
 *                elapsed   off          expire (they refresh)        §10
 *   refreshing   elapsed   off          expire                       §10: nobody has answered our refresh
 */
export type SessionTimer =
  | { readonly name: 'off' }
  | { readonly name: 'running'; readonly interval: number; readonly refresher: Refresher }
  | { readonly name: 'refreshing'; readonly interval: number };

export type Refresher = 'us' | 'them';

export type SessionTimerEvent =
  /** A 2xx was sent or received; `interval` in s. */
  | { readonly type: 'agreed'; readonly interval: number; readonly refresher: Refresher }
  | { readonly type: 'declined' }
  /** What `wait` asked for is over. */
  | { readonly type: 'elapsed' };

export type SessionTimerEffect =
  /** In place of what was waited for before. */
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'stop' }
  /** UPDATE, or re-INVITE. */
  | { readonly type: 'refresh' }
  /** BYE. */
  | { readonly type: 'expire' };

export interface SessionTimerStep {
  readonly timer: SessionTimer;
  readonly effects: readonly SessionTimerEffect[];
}

const off: SessionTimer = { name: 'off' };

export function stepSessionTimer(timer: SessionTimer, event: SessionTimerEvent): SessionTimerStep {
  switch (event.type) {
    case 'agreed': {
      const { interval, refresher } = event;
      const seconds = refresher === 'us' ? interval / 2 : patience(interval);
      return { timer: { name: 'running', interval, refresher }, effects: [wait(seconds)] };
    }
    case 'declined':
      return { timer: off, effects: [{ type: 'stop' }] };
    case 'elapsed':
      return elapsed(timer);
  }
}

function elapsed(timer: SessionTimer): SessionTimerStep {
  if (timer.name === 'off') return { timer, effects: [] };
  if (timer.name === 'refreshing' || timer.refresher === 'them') {
    return { timer: off, effects: [{ type: 'expire' }] };
  }
  const { interval } = timer;
  return {
    timer: { name: 'refreshing', interval },
    effects: [{ type: 'refresh' }, wait(patience(interval) - interval / 2)],
  };
}

/** How long a silent session lives, in s: a little shorter than agreed, so that our BYE is no surprise (§10). */
function patience(interval: number): number {
  return interval - Math.min(32, interval / 3);
}

function wait(seconds: number): SessionTimerEffect {
  return { type: 'wait', ms: seconds * 1000 };
}
