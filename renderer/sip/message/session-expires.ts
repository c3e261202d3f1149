import { parameterOf } from './media-type.ts';
import { type SipText, headerValue, headerValues } from './message.ts';

/** What a request asks or a response says of the session timer (RFC 4028 §4). */
export interface SessionExpires {
  /** s */
  readonly interval: number;
  /** Which side of this very transaction refreshes. */
  readonly refresher?: 'uac' | 'uas';
}

/** The shortest interval that anybody may ask for, in s (RFC 4028 §4). */
export const shortestInterval = 90;
/** No call is longer, and the platform's timers reach not much further (23 days). */
const longestInterval = 2_000_000;

/** Undefined where there is none, or it makes no sense. */
export function readSessionExpires(message: SipText): SessionExpires | undefined {
  const value = headerValue(message, 'Session-Expires') ?? '';
  const interval = secondsOf(value);
  if (interval === undefined || interval === 0) return undefined;
  const refresher = parameterOf(value, 'refresher')?.toLowerCase();
  return refresher === 'uac' || refresher === 'uas' ? { interval, refresher } : { interval };
}

/** The shortest interval that a 422 allows, in s. */
export function readMinSe(message: SipText): number | undefined {
  return secondsOf(headerValue(message, 'Min-SE') ?? '');
}

export function knowsSessionTimer(message: SipText): boolean {
  return headerValues(message, 'Supported').some((tags) => /(^|[\s,])timer([\s,]|$)/i.test(tags));
}

function secondsOf(value: string): number | undefined {
  const [, seconds] = /^\s*(\d+)\s*(?:;|$)/.exec(value) ?? [];
  const interval = Number(seconds);
  return seconds === undefined || interval > longestInterval ? undefined : interval;
}
