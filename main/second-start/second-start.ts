import * as v from 'valibot';
import { LONGEST_OFFER } from '../../preload/contract/index.ts';
import { CALL_VERBS } from '../desktop/call-verb.ts';

/**
 * What a Parley that finds another one running hands over to it before it ends. It is the second one's own reading of its
 * command line: of the line itself, Chromium hands over another order.
 */
const secondStart = v.object({
  link: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_OFFER))),
  verb: v.optional(v.picklist(CALL_VERBS)),
  /** It was started without a window, as at login: nothing is to come to the front. */
  hidden: v.optional(v.literal(true)),
  /** Where it waits for the outcome: a socket, or on Windows a pipe. */
  replyTo: v.optional(v.pipe(v.string(), v.maxLength(512), v.regex(/[\\/]parley-[\w\\/-]+$/))),
});

export type SecondStart = v.InferOutput<typeof secondStart>;

/** Nothing was asked where it cannot be read. */
export function readSecondStart(data: unknown): SecondStart {
  const parsed = v.safeParse(secondStart, data);
  return parsed.success ? parsed.output : {};
}
