import type { CallVerb } from '../desktop/call-verb.ts';
import type { Outcome } from './reply-box.ts';
import { readSecondStart } from './second-start.ts';

interface Dependencies {
  readonly open: (link: string) => void;
  /** False when there is no call for it. */
  readonly obey: (verb: CallVerb) => boolean;
  readonly reply: (path: string, outcome: Outcome) => void;
  readonly focus: () => void;
}

/** What a second start of Parley brings about in the first. A verb leaves the window where it is. */
export function hearSecondStart({ open, obey, reply, focus }: Dependencies): (data: unknown) => void {
  return (data) => {
    const { link, verb, replyTo, hidden } = readSecondStart(data);
    if (verb !== undefined) {
      const outcome = obey(verb) ? 'done' : 'nothing';
      if (replyTo !== undefined) reply(replyTo, outcome);
      return;
    }
    if (link !== undefined) open(link);
    else if (!hidden) focus();
  };
}
