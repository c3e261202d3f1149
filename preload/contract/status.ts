import * as v from 'valibot';

/** What the person chose to be. With `do-not-disturb` every call is refused, with `offline` they come in all the same. */
export const chosenStatus = v.picklist(['available', 'busy', 'do-not-disturb', 'away', 'offline']);

/** What the person says beside it. */
export const statusNote = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(100),
  v.regex(/^[^\p{Cc}]*$/u, 'has control characters'),
);

/** What the person chose, and what is shown of it: `away` and `on-a-call` come by themselves. */
export const myStatus = v.object({
  chosen: chosenStatus,
  shown: v.picklist([...chosenStatus.options, 'on-a-call']),
});

/** Whether somebody is at the computer: `idle` after five minutes without a key or the mouse. */
export const activity = v.picklist(['active', 'idle', 'locked']);

export type Activity = v.InferOutput<typeof activity>;
