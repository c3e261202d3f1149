import * as v from 'valibot';

const label = v.optional(v.pipe(v.string(), v.maxLength(1_000)));

/** What the system's default microphone and loudspeaker are called, as far as that is known. */
export const defaultDevices = v.object({ input: label, output: label });

export type DefaultDevices = v.InferOutput<typeof defaultDevices>;
