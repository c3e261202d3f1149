import type { CallChange, CallListener } from './call-listener.ts';

/** Says to screen readers what others see: ringing, answering, muting, holding, ending. */
export function announce(
  say: (text: string) => void,
  words: (change: CallChange) => string | undefined,
): CallListener {
  return (change) => {
    const text = words(change);
    if (text !== undefined) say(text);
  };
}
