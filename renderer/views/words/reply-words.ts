import { m } from '#messages';

/** Messages that are ready to be sent instead of an answer. */
export function readyReplies(): readonly string[] {
  return [m.reply_call_back(), m.reply_meeting(), m.reply_write()];
}
