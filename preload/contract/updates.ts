import * as v from 'valibot';

const release = {
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+[\w.+-]*$/), v.maxLength(64)),
  /** What changed, as text of several lines; empty where the feed says nothing. */
  notes: v.pipe(v.string(), v.maxLength(20_000)),
};

/**
 * How far an update has come. `off`: nobody named a place for updates, or this kind of installation cannot replace
 * itself. `ready`: it is installed when Parley restarts or quits.
 */
export const update = v.variant('state', [
  v.object({ state: v.literal('off') }),
  v.object({ state: v.literal('unchecked') }),
  v.object({ state: v.literal('current') }),
  v.object({ state: v.literal('checking') }),
  v.object({ state: v.literal('available'), ...release }),
  v.object({ state: v.literal('downloading'), ...release, percent: v.number() }),
  v.object({ state: v.literal('ready'), ...release }),
  v.object({ state: v.literal('failed'), detail: v.string() }),
]);

/** The version that runs, and what there is to say of a newer one. */
export const updateInfo = v.object({ version: v.string(), update });

/** A version of Parley that a feed offers. */
export const offeredRelease = v.object(release);

export type UpdateInfo = v.InferOutput<typeof updateInfo>;
export type Update = v.InferOutput<typeof update>;
export type OfferedRelease = v.InferOutput<typeof offeredRelease>;
