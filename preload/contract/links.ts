import * as v from 'valibot';

/**
 * What the system opens for links of a scheme: this Parley, another copy of it, another program, or nothing. `unknown` where it
 * does not say.
 */
export const linkHandler = v.object({
  scheme: v.pipe(v.string(), v.maxLength(16)),
  handler: v.picklist(['parley', 'other-copy', 'other', 'nobody', 'unknown']),
});

export type LinkHandler = v.InferOutput<typeof linkHandler>;
