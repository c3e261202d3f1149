import * as v from 'valibot';
import { correspondent, whom } from './correspondent.ts';
import { pastCall } from './history.ts';
import { chatMessage } from './message.ts';

/** What was between two people, once: `at` is when it began or was written, in ms since the epoch. */
export const timelineEntry = v.variant('kind', [
  v.object({ kind: v.literal('call'), call: pastCall }),
  v.object({ kind: v.literal('message'), message: chatMessage }),
]);

/** The place of an entry in the timeline. At the same time calls come before messages, and lower ids first. */
export const timelinePlace = v.object({
  at: v.pipe(v.number(), v.integer()),
  kind: v.picklist(['call', 'message']),
  id: v.pipe(v.number(), v.integer()),
});

/** A piece of the timeline with somebody: the newest, or what is next to a place, without the place itself. */
export const timelineQuery = v.object({
  whom,
  before: v.optional(timelinePlace),
  after: v.optional(timelinePlace),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
});

/** Oldest first. `hasMore` is said of the direction that was asked for. */
export const timelinePage = v.object({
  entries: v.array(timelineEntry),
  hasMore: v.boolean(),
  whose: correspondent,
  /** Of which addresses it is: another text where these are others. */
  spans: v.string(),
});

export type TimelineEntry = v.InferOutput<typeof timelineEntry>;
export type TimelinePlace = v.InferOutput<typeof timelinePlace>;
export type TimelineQuery = v.InferOutput<typeof timelineQuery>;
export type TimelinePage = v.InferOutput<typeof timelinePage>;

export function placeOf(entry: TimelineEntry): TimelinePlace {
  return entry.kind === 'call'
    ? { at: entry.call.startedAt, kind: 'call', id: entry.call.id }
    : { at: entry.message.at, kind: 'message', id: entry.message.id };
}

/** Less than 0 where `one` is older. */
export function comparePlaces(one: TimelinePlace, other: TimelinePlace): number {
  if (one.at !== other.at) return one.at - other.at;
  if (one.kind !== other.kind) return one.kind === 'call' ? -1 : 1;
  return one.id - other.id;
}
