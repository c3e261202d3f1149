import * as v from 'valibot';
import { shortcuts } from './shortcuts.ts';
import { accountId } from './account.ts';
import { recordingChannels } from './recording.ts';
import { ringtone } from './ringtone.ts';
import { retention, type Retention } from './history.ts';
import { chosenStatus, statusNote } from './status.ts';

/** A media device as the person chose it: the id finds it again, the label is said when it is away. */
export const deviceChoice = v.object({
  id: v.pipe(v.string(), v.maxLength(512)),
  label: v.pipe(v.string(), v.maxLength(512)),
});

/** Devices for one purpose as the person chose them, the last choice first; an empty id is the standard. */
export const devicePriorities = v.pipe(v.array(deviceChoice), v.maxLength(12));

/** What an administrator fixed; the person cannot change it. */
export const policy = v.object({
  retention: v.optional(retention),
  /** No call is recorded. */
  recording: v.optional(v.literal('off')),
  /** Whether who is recorded hears a tone. */
  recordingTone: v.optional(v.boolean()),
});

/** A number or an address as a person types it. */
const forwardTarget = v.pipe(v.string(), v.trim(), v.maxLength(256));

/** Where calls go that come in. What is not said, or empty, does not forward. */
export const forwarding = v.object({
  always: v.optional(forwardTarget),
  busy: v.optional(forwardTarget),
  noAnswer: v.optional(forwardTarget),
  /** How long a call rings before `noAnswer`, in s. */
  after: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(120))),
});

/** What is done to the microphone: by Chromium, and beside it. */
export const soundProcessing = v.object({
  echoCancellation: v.boolean(),
  noiseSuppression: v.boolean(),
  autoGainControl: v.boolean(),
  /** By RNNoise, in place of Chromium's. */
  strongNoiseSuppression: v.optional(v.boolean(), false),
});

/** What is done where nothing is said. */
export const usualSoundProcessing: SoundProcessing = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  strongNoiseSuppression: false,
};

/** Light or dark, whatever the system is. */
export const theme = v.picklist(['light', 'dark']);

/** Which devices are for what. Without a choice it is the system's default, for alerts the speaker. */
const devices = {
  microphone: v.optional(devicePriorities),
  speaker: v.optional(devicePriorities),
  ringer: v.optional(devicePriorities),
  /** Where a waiting call and the end of one are heard. */
  alerts: v.optional(devicePriorities),
  /** Those that ring beside the ringer. */
  alsoRing: v.optional(devicePriorities),
};

/** What rings: `classic`, where it is not said; and for calls of accounts that have their own. */
const ringing = { ringtone: v.optional(ringtone), ringtones: v.optional(v.record(accountId, ringtone)) };

/** What the person set. */
export const settings = v.object({
  ...devices,
  camera: v.optional(deviceChoice),
  /** What others show is not wanted. */
  refuseVideo: v.optional(v.boolean()),
  ...ringing,
  /** The usual, where it is not said. */
  soundProcessing: v.optional(soundProcessing),
  /** Available, where it is not said. */
  status: v.optional(chosenStatus),
  retention: v.optional(retention),
  policy: v.optional(policy),
  /** `together`, where it is not said. */
  recordingChannels: v.optional(recordingChannels),
  /** Who is recorded hears a tone. */
  recordingTone: v.optional(v.boolean()),
  /** Path of the folder that the person chose. */
  recordingFolder: v.optional(v.string()),
  /** Ordinary numbers in links are called without a question. */
  callLinksAtOnce: v.optional(v.boolean()),
  /** Keys that work in every program. */
  shortcuts: v.optional(shortcuts),
  note: v.optional(statusNote),
  forwarding: v.optional(forwarding),
  /** Calls that are sent elsewhere (3xx) go there without a question. */
  followRedirections: v.optional(v.boolean()),
  /** The person was told that Parley goes on when its window is closed, though no tray shows it. */
  knowsItKeepsRunning: v.optional(v.boolean()),
  /** As the system is, where it is not said. */
  theme: v.optional(theme),
});

/** `null` goes back to the system's default. */
export const settingsChange = v.object({
  ...devices,
  camera: v.optional(v.nullable(deviceChoice)),
  refuseVideo: v.optional(v.boolean()),
  ...ringing,
  soundProcessing: v.optional(soundProcessing),
  status: v.optional(chosenStatus),
  retention: v.optional(retention),
  recordingChannels: v.optional(recordingChannels),
  recordingTone: v.optional(v.boolean()),
  callLinksAtOnce: v.optional(v.boolean()),
  note: v.optional(v.nullable(statusNote)),
  forwarding: v.optional(forwarding),
  followRedirections: v.optional(v.boolean()),
  theme: v.optional(v.nullable(theme)),
});

/** How long calls and messages are kept: the administrator's word counts, then the person's. */
export function retentionOf({ policy, retention }: Settings): Retention {
  return policy?.retention ?? retention ?? 'for ever';
}

export type DeviceChoice = v.InferOutput<typeof deviceChoice>;
export type Forwarding = v.InferOutput<typeof forwarding>;
export type Policy = v.InferOutput<typeof policy>;
export type SoundProcessing = v.InferOutput<typeof soundProcessing>;
export type Theme = v.InferOutput<typeof theme>;
export type Settings = v.InferOutput<typeof settings>;
export type SettingsChange = v.InferOutput<typeof settingsChange>;
