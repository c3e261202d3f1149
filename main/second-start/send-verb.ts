import { m } from '#messages';
import type { CallVerb } from '../desktop/call-verb.ts';
import { ReplyBox } from './reply-box.ts';
import type { SecondStart } from './second-start.ts';

/** How long the running Parley may take to say what became of it, in ms. */
const PATIENCE_MS = 5_000;

/**
 * Has the running Parley do it. Returns why nothing was done, in words; `undefined` when it was.
 *
 * @param takeLock whether we are the only Parley; if not, the other one was handed what we say
 */
export async function sendVerb(
  verb: CallVerb,
  takeLock: (start: SecondStart) => boolean,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  const box = await ReplyBox.open(platform);
  try {
    if (takeLock({ verb, replyTo: box.path })) return m.cli_not_running();
    const outcome = await box.reply(PATIENCE_MS);
    if (outcome === undefined) return m.cli_no_reply();
    return outcome === 'done' ? undefined : nothingWords(verb);
  } finally {
    await box.close();
  }
}

function nothingWords(verb: CallVerb): string {
  switch (verb) {
    case 'answer':
      return m.cli_nothing_rings();
    case 'hangup':
      return m.cli_nothing_to_end();
    case 'mute':
      return m.cli_nothing_to_mute();
  }
}
