import { parameterOf } from '../message/media-type.ts';
import { splitValues } from '../message/name-addr.ts';
import type { Headers } from './party.ts';

/** Longer, a person has answered or gone. */
const longest = 60;

/**
 * After how many seconds a call asks to be answered by itself; undefined where it does not. Servers and phones say so in
 * one of these ways: Answer-Mode (RFC 5373), `answer-after` in Call-Info or Alert-Info, `info=alert-autoanswer` (with
 * `delay`) in Alert-Info.
 */
export function answerAfter(headers: Headers): number | undefined {
  const modes = ['Answer-Mode', 'Priv-Answer-Mode'].flatMap((name) => headers.getHeaders(name));
  if (modes.some((mode) => /^\s*auto\b/i.test(mode))) return 0;
  const values = ['Call-Info', 'Alert-Info'].flatMap((name) => headers.getHeaders(name)).flatMap(splitValues);
  for (const value of values) {
    // Of `<uri>;name=value`, or of a value that has nothing but parameters.
    const parameters = `;${value.replace(/^[^<]*<[^>]*>/, '')}`;
    const asked = parameterOf(parameters, 'answer-after');
    if (asked !== undefined) return seconds(asked);
    if (parameterOf(parameters, 'info')?.toLowerCase() === 'alert-autoanswer')
      return seconds(parameterOf(parameters, 'delay') ?? '0');
  }
  return undefined;
}

function seconds(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Math.min(Number(text), longest) : undefined;
}
