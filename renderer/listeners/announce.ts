import type { CallChange, CallListener } from './call-listener.ts';

/** Says to screen readers what others see: ringing, answering, muting, holding, ending. */
export function announce(
  say: (text: string) => void,
  words: (change: CallChange) => Promise<string | undefined>,
): CallListener {
  let said = Promise.resolve();
  return (change) => {
    const coming = words(change);
    // In the order of the changes, however long each takes to find its words.
    said = said.then(async () => {
      const text = await coming;
      if (text !== undefined) say(text);
    });
  };
}
