import * as v from 'valibot';

/** How the two sides of a call are recorded: heard together, or ours on the left and the other's on the right. */
export const recordingChannels = v.picklist(['together', 'apart']);

/** Names a recording that is under way. */
export const recordingId = v.pipe(v.string(), v.uuid());

/** A second of sound has a few kB. */
export const recordingPart = v.pipe(
  v.instance(Uint8Array),
  v.check(({ byteLength }) => byteLength <= 1_048_576, 'is too long'),
);

export const begunRecording = v.object({
  id: recordingId,
  /** Name of the file, without its folder. */
  file: v.string(),
});

export type RecordingChannels = v.InferOutput<typeof recordingChannels>;
export type BegunRecording = v.InferOutput<typeof begunRecording>;
