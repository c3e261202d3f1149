import * as v from 'valibot';

export const screenId = v.pipe(v.string(), v.maxLength(256));

/** A screen or a window that can be shown to others. */
export const screenSource = v.object({
  id: screenId,
  kind: v.picklist(['screen', 'window']),
  /** The window's title as another program wrote it. */
  name: v.pipe(v.string(), v.maxLength(1_024)),
  /** A small picture of it, PNG; empty where there is none. */
  picture: v.instance(Uint8Array),
});

export type ScreenSource = v.InferOutput<typeof screenSource>;
