import * as v from 'valibot';

/** A person one may call: `address` is a number or a SIP URI as a person would type it. */
export const contact = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(256)),
  address: v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(256)),
});

export type Contact = v.InferOutput<typeof contact>;
