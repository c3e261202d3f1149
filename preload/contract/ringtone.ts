import * as v from 'valibot';

/** Ringtones that Parley makes itself. */
export const shippedRingtone = v.picklist(['classic', 'bell', 'melody', 'chime', 'pulse', 'soft']);

/** How the names of sound files end that may ring. */
export const soundKinds = ['wav', 'mp3', 'ogg', 'oga', 'opus', 'flac', 'm4a', 'webm'] as const;

/** Name of a file among the person's own ringtones, without a folder. */
export const ringtoneFile = v.pipe(
  v.string(),
  v.maxLength(128),
  v.regex(
    new RegExp(`^(?!\\.)[^\\p{Cc}/\\\\:]+\\.(?:${soundKinds.join('|')})$`, 'iu'),
    'is no name of a sound file',
  ),
);

/** What rings: one of ours, or `file:` and the name of an own one. */
export const ringtone = v.union([
  shippedRingtone,
  v.pipe(v.string(), v.maxLength(133), v.startsWith('file:')),
]);

/** A sound file that may become a ringtone. */
export const chosenSound = v.object({ name: v.string(), bytes: v.instance(Uint8Array) });

/** Bytes of a file. */
export const LARGEST_RINGTONE = 5 * 1_048_576;

export type ShippedRingtone = v.InferOutput<typeof shippedRingtone>;
export type ChosenSound = v.InferOutput<typeof chosenSound>;
export type Ringtone = v.InferOutput<typeof ringtone>;
