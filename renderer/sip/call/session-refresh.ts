import {
  type SessionTimer,
  stepSessionTimer,
  type SessionTimerEffect,
  type SessionTimerEvent,
} from '../../domain/call/session-timer.ts';
import { type SipText, headerValue, withHeader } from '../message/message.ts';
import {
  knowsSessionTimer,
  readMinSe,
  readSessionExpires,
  type SessionExpires,
  shortestInterval,
} from '../message/session-expires.ts';
import { methodOf, statusOf } from '../message/transaction.ts';

export interface SessionRefreshActions {
  /** Runs `action` in `ms`, unless the returned function is called before. */
  after(ms: number, action: () => void): () => void;
  refresh(): void;
  expire(): void;
}

/** What we ask for, in s; others usually do so too. */
const wantedInterval = 1_800;
/** Who asks for more wants no timer. */
const longestMinimum = 86_400;

/** The session timer of one call in both roles (RFC 4028): reads and writes it in the INVITEs and UPDATEs that pass. */
export class SessionRefresh {
  readonly #actions: SessionRefreshActions;
  #timer: SessionTimer = { name: 'off' };
  #minimum = shortestInterval;
  /** The last request of the other side. */
  #asked: SipText | undefined;
  #knowsUpdate = false;
  #stopWaiting: () => void = () => undefined;
  #isOver = false;

  constructor(actions: SessionRefreshActions) {
    this.#actions = actions;
  }

  /** A message of ours in the call; what it gives goes out in its place. */
  sent(message: SipText): SipText {
    if (!isRefresh(message)) return message;
    const status = statusOf(message);
    if (status === undefined) return this.#asking(message);
    return status >= 200 && status < 300 ? this.#granting(message) : message;
  }

  /** A message of the other side in the call. */
  received(message: SipText): void {
    if (!isRefresh(message)) return;
    const status = statusOf(message);
    const methods = headerValue(message, 'Allow');
    if (methods !== undefined) this.#knowsUpdate = /\bUPDATE\b/.test(methods);
    if (status === undefined) this.#asked = message;
    else if (status >= 200 && status < 300) this.#agree(readSessionExpires(message), 'us', 'them');
  }

  /** Whether the other side has said that it takes UPDATE. */
  get knowsUpdate(): boolean {
    return this.#knowsUpdate;
  }

  /** A 422 (§6). Whether it makes sense to ask again, for longer. */
  asksForLonger(response: SipText): boolean {
    const minimum = readMinSe(response) ?? 0;
    if (minimum <= this.#wanted || minimum > longestMinimum) return false;
    this.#minimum = minimum;
    return true;
  }

  stop(): void {
    this.#isOver = true;
    this.#stopWaiting();
  }

  get #wanted(): number {
    const interval = this.#timer.name === 'off' ? wantedInterval : this.#timer.interval;
    return Math.max(interval, this.#minimum);
  }

  #asking(message: SipText): SipText {
    const timer = this.#timer;
    const them = timer.name === 'running' && timer.refresher === 'them';
    const refresher = timer.name === 'off' ? '' : `;refresher=${them ? 'uas' : 'uac'}`;
    const asking = withHeader(message, 'Session-Expires', `${this.#wanted}${refresher}`);
    return this.#minimum > shortestInterval ? withHeader(asking, 'Min-SE', `${this.#minimum}`) : asking;
  }

  #granting(message: SipText): SipText {
    const asked = this.#asked;
    if (asked === undefined || headerValue(asked, 'CSeq') !== headerValue(message, 'CSeq')) return message;
    const wish = readSessionExpires(asked);
    // A proxy may have asked: then whoever sent the request will not refresh (§9).
    const refresher = knowsSessionTimer(asked) ? (wish?.refresher ?? 'uac') : 'uas';
    const granted = wish && { interval: Math.max(wish.interval, shortestInterval), refresher };
    this.#agree(granted, 'them', 'us');
    if (granted === undefined) return message;
    const granting = withHeader(message, 'Session-Expires', `${granted.interval};refresher=${refresher}`);
    return refresher === 'uac' ? withHeader(granting, 'Require', 'timer') : granting;
  }

  #agree(said: SessionExpires | undefined, uac: 'us' | 'them', uas: 'us' | 'them'): void {
    if (said === undefined) this.#dispatch({ type: 'declined' });
    else {
      const refresher = said.refresher === 'uas' ? uas : uac;
      this.#dispatch({ type: 'agreed', interval: said.interval, refresher });
    }
  }

  #dispatch(event: SessionTimerEvent): void {
    if (this.#isOver) return;
    const { timer, effects } = stepSessionTimer(this.#timer, event);
    this.#timer = timer;
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: SessionTimerEffect): void {
    switch (effect.type) {
      case 'wait':
        this.#stopWaiting();
        this.#stopWaiting = this.#actions.after(effect.ms, () => {
          this.#dispatch({ type: 'elapsed' });
        });
        return;
      case 'stop':
        this.#stopWaiting();
        return;
      case 'refresh':
        this.#actions.refresh();
        return;
      case 'expire':
        this.#actions.expire();
        return;
    }
  }
}

/** Requests that refresh a session, and the answers to them (§7.4). */
function isRefresh(message: SipText): boolean {
  const method = methodOf(message);
  return method === 'INVITE' || method === 'UPDATE';
}
