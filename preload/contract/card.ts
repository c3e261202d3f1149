import * as v from 'valibot';
import { callId, decline, reply, text } from './desktop.ts';

/** A call that rings, as the card shows it. */
export const cardCall = v.object({
  id: callId,
  name: text,
  number: text,
  /** Whom the call is for; absent where there is one account only. */
  account: v.optional(text),
  isContact: v.boolean(),
  /** Name of whom has put it through to us. */
  putThroughBy: v.optional(text),
  /** Name of whom has forwarded it to us. */
  forwardedBy: v.optional(text),
  canWrite: v.boolean(),
  silenced: v.boolean(),
});

/** What a person did in the card. `write`: the card needs the keyboard for a message of the person's own. */
export const cardAct = v.variant('verb', [
  v.object({ verb: v.picklist(['answer', 'silence']), callId }),
  v.object({ verb: v.literal('write'), callId }),
  decline,
  reply,
]);

export type CardCall = v.InferOutput<typeof cardCall>;
export type CardAct = v.InferOutput<typeof cardAct>;
