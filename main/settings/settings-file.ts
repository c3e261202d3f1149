import * as v from 'valibot';
import { deviceChoice, settings } from '../../preload/contract/index.ts';

/** Version 1 knew one device for each purpose; version 2 has lists, the best first. */
const oneDevice = v.optional(
  v.pipe(
    deviceChoice,
    v.transform((choice) => [choice]),
  ),
);
const first = v.pipe(
  v.object({
    version: v.literal(1),
    settings: v.object({
      ...settings.entries,
      microphone: oneDevice,
      speaker: oneDevice,
      ringer: oneDevice,
    }),
  }),
  v.transform((file) => ({ ...file, version: 2 as const })),
);

/** `settings.json` of the profile, of this and of former versions. */
export const settingsFile = v.variant('version', [v.object({ version: v.literal(2), settings }), first]);
export type SettingsFile = v.InferOutput<typeof settingsFile>;

export const emptySettings: SettingsFile = { version: 2, settings: {} };
