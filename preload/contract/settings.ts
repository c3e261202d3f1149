import * as v from 'valibot';
import { chosenStatus } from './status.ts';

/** A media device as the person chose it: the id finds it again, the label is said when it is away. */
export const deviceChoice = v.object({
  id: v.pipe(v.string(), v.maxLength(512)),
  label: v.pipe(v.string(), v.maxLength(512)),
});

/** What the person set; a device that is not named is the system's default. */
export const settings = v.object({
  microphone: v.optional(deviceChoice),
  speaker: v.optional(deviceChoice),
  ringer: v.optional(deviceChoice),
  /** Available, where it is not said. */
  status: v.optional(chosenStatus),
  /** Ordinary numbers in links are called without a question. */
  callLinksAtOnce: v.optional(v.boolean()),
});

/** `null` goes back to the system's default. */
export const settingsChange = v.object({
  microphone: v.optional(v.nullable(deviceChoice)),
  speaker: v.optional(v.nullable(deviceChoice)),
  ringer: v.optional(v.nullable(deviceChoice)),
  status: v.optional(chosenStatus),
  callLinksAtOnce: v.optional(v.boolean()),
});

export type DeviceChoice = v.InferOutput<typeof deviceChoice>;
export type Settings = v.InferOutput<typeof settings>;
export type SettingsChange = v.InferOutput<typeof settingsChange>;
