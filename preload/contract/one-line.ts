import * as v from 'valibot';

/** Text as a form has it: no more than a line, without what cannot be seen. */
export const line = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(256),
  v.regex(/^[^\p{Cc}]*$/u, 'has control characters'),
);

export const filledLine = v.pipe(line, v.minLength(1, 'is empty'));
