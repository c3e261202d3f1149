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
import { methodOf, statusOf, tagOf } from '../message/transaction.ts';

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
  /** The requests of the other side that it may still hear an answer to. */
  readonly #asked = new Map<string, SipText>();
  /** Tag of whoever has answered first; of a forked call the others are not in it. */
  #answeredBy: string | undefined;
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
    if (status < 200) return message;
    const asked = this.#asked.get(transactionOf(message));
    // A 2xx to INVITE goes out again until its ACK has come (RFC 3261 §13.3.1.4).
    if (status >= 300 || methodOf(message) !== 'INVITE') this.#asked.delete(transactionOf(message));
    return asked === undefined || status >= 300 ? message : this.#granting(message, asked);
  }

  /** A message of the other side in the call. */
  received(message: SipText): void {
    if (methodOf(message) === 'ACK') this.#asked.delete(transactionOf(message));
    if (!isRefresh(message)) return;
    const status = statusOf(message);
    if (isSuccess(status) && !this.#isFromTheOtherSide(message)) return;
    const methods = headerValue(message, 'Allow');
    if (methods !== undefined) this.#knowsUpdate = /\bUPDATE\b/.test(methods);
    if (status === undefined) this.#asked.set(transactionOf(message), message);
    else if (isSuccess(status)) this.#agree(readSessionExpires(message), 'us', 'them');
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

  #isFromTheOtherSide(response: SipText): boolean {
    const tag = tagOf(headerValue(response, 'To'));
    this.#answeredBy ??= tag;
    return tag === this.#answeredBy;
  }

  #granting(message: SipText, asked: SipText): SipText {
    const wish = readSessionExpires(asked);
    // A proxy may have asked: then whoever sent the request will not refresh (§9).
    const refresher = knowsSessionTimer(asked) ? (wish?.refresher ?? 'uac') : 'uas';
    const granted = wish && { interval: bounded(wish.interval), refresher };
    this.#agree(granted, 'them', 'us');
    if (granted === undefined) return message;
    const granting = withHeader(message, 'Session-Expires', `${granted.interval};refresher=${refresher}`);
    return refresher === 'uac' ? withHeader(granting, 'Require', 'timer') : granting;
  }

  #agree(said: SessionExpires | undefined, uac: 'us' | 'them', uas: 'us' | 'them'): void {
    if (said === undefined) this.#dispatch({ type: 'declined' });
    else {
      const refresher = said.refresher === 'uas' ? uas : uac;
      this.#dispatch({ type: 'agreed', interval: bounded(said.interval), refresher });
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

function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/** A request and the answers to it; ACK belongs to its INVITE. */
function transactionOf(message: SipText): string {
  const method = methodOf(message) ?? '';
  const number = Number.parseInt(headerValue(message, 'CSeq') ?? '', 10);
  return `${number} ${method === 'ACK' ? 'INVITE' : method}`;
}

/** Nobody may ask for less (§4); the call would be over before a refresh could arrive. */
function bounded(interval: number): number {
  return Math.max(interval, shortestInterval);
}
