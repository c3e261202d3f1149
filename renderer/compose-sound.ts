import { Camera } from './media/camera.ts';
import type { SoundProcessing } from '../preload/contract/index.ts';
import { ConferenceMixer } from './media/conference-mixer.ts';
import { Devices as MediaDeviceList, type FollowDefaults } from './media/devices.ts';
import { MediaError, type MediaProblem, type OpenMedia } from './media/media-session.ts';
import { MicrophoneLevel } from './media/microphone-level.ts';
import { SharedMicrophone } from './media/microphone.ts';
import { OutputDevice } from './media/output-device.ts';
import { openPeerMedia } from './media/peer-media.ts';
import { RecordingTone } from './media/recording-tone.ts';
import { RingOutputs } from './media/ring-outputs.ts';
import { Screen } from './media/screen.ts';
import { Ringer } from './media/ringer.ts';
import { ElementSpeaker } from './media/speaker.ts';
import { browserTimers } from './media/timers.ts';
import { TonePlayer } from './media/tone-player.ts';
import { notice } from './media/tone-plan.ts';
import { decodeClip } from './media/decode-clip.ts';
import { RingSounds, sampleOf, type ReadRingtone } from './media/ring-sound.ts';
import { shippedRingtones } from './media/ringtones.ts';
import { Tones } from './media/tones.ts';
import type { Ringtone } from '../preload/contract/index.ts';
import type { Call } from './domain/call/call.ts';
import type { CallSound } from './media/call-sound.ts';
import type { EndSignal } from './listeners/end-tone.ts';
import type { Signal } from './listeners/signal.ts';
import type { DeviceSource, DeviceUsers } from './stores/devices.svelte.ts';
import type { CameraSource } from './stores/video-choice.svelte.ts';
import { SoundCheck } from './stores/sound-check.svelte.ts';
import { SoundTrials } from './stores/sound-trials.svelte.ts';

export interface Sound {
  readonly openMedia: OpenMedia;
  readonly ring: Signal;
  readonly callWaiting: Signal;
  readonly ringback: Signal;
  readonly end: EndSignal;
  /** The sound of a pressed key. */
  readonly playKey: (key: string) => void;
  readonly playNotice: () => void;
  /** Lets these calls, and us, hear that they are recorded, until the returned function ends that. */
  readonly announceRecording: (calls: () => readonly CallSound[]) => () => void;
  readonly ringtones: RingtoneSounds;
  readonly deviceSource: DeviceSource;
  readonly deviceUsers: DeviceUsers;
  readonly processMicrophone: (processing: SoundProcessing) => void;
  readonly check: SoundCheck;
  readonly camera: CameraSource;
  readonly trials: SoundTrials;
}

interface RingtoneSounds {
  /** Lets a ringtone be heard, in place of the one before. */
  readonly preview: (ringtone: Ringtone) => void;
  /** Whether it can be played. */
  readonly canPlay: (file: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  /** To be called when an own one is removed. */
  readonly forget: (file: string) => void;
}

const LEVEL_MS = 100;

interface Choices {
  /** Whose tones are heard with a call. */
  readonly countryOf: (call: Call) => string | undefined;
  /** The best one first. */
  readonly ringtonesOf: (call: Call) => Promise<readonly Ringtone[]>;
  readonly usualRingtone: () => Ringtone;
  readonly readRingtone: ReadRingtone;
  readonly followDefaults: FollowDefaults;
  readonly onMicrophoneTakenOver: (label: string | undefined) => void;
  /** The strong noise suppression cannot be had; `why` is for the log. */
  readonly onStrongGivenUp: (why: string) => void;
  /** Whether what others show is wanted. */
  readonly takesVideo: () => boolean;
}

/** Everything that is heard or hears, is seen or sees. */
export function composeSound(choices: Choices): Sound {
  const { countryOf, onStrongGivenUp, ringtonesOf, usualRingtone, readRingtone, takesVideo } = choices;
  const list = new MediaDeviceList(navigator.mediaDevices, choices.followDefaults);
  const camera = new Camera(navigator.mediaDevices);
  const microphone = new SharedMicrophone({
    mediaDevices: navigator.mediaDevices,
    devices: list,
    strong: {
      suppress: async (track, onFallenBehind) => {
        const { suppressNoise } = await import('./media/strong-suppression.ts');
        return suppressNoise(track, onFallenBehind);
      },
      onGivenUp: onStrongGivenUp,
    },
    onTakenOver: choices.onMicrophoneTakenOver,
  });
  const speaker = new OutputDevice(list);
  const ringer = new OutputDevice(list);
  const alerts = new OutputDevice(list);
  const timers = browserTimers();
  const alsoRing = new RingOutputs(new TonePlayer(ringer));
  const players = { speaker: new TonePlayer(speaker), alerts: new TonePlayer(alerts) };
  const tones = new Tones(players.speaker);
  const recordingTone = new RecordingTone(players.speaker, timers);
  const alertTones = new Tones(players.alerts);
  const signal = (by: Tones, name: 'waiting' | 'ringback'): Signal => ({
    start: (call) => by.start(name, countryOf(call)),
    stop: () => by.stop(name),
  });
  const bell = new Ringer(alsoRing);
  const ringSounds = new RingSounds(readRingtone);
  const sample = new Ringer({ play: (sound) => alsoRing.play(sampleOf(sound)) });
  const preview = (ringtone: Ringtone): void => {
    sample.stop();
    sample.start(ringSounds.of(ringtone));
  };

  return {
    openMedia: openPeerMedia({
      microphone,
      mixer: new ConferenceMixer(),
      pictures: { camera, screen: new Screen(navigator.mediaDevices) },
      takesVideo,
      speaker: new ElementSpeaker(speaker),
      timers,
    }),
    camera,
    ring: {
      start: (call) => bell.start(ringtonesOf(call).then((wanted) => ringSounds.of(...wanted))),
      stop: () => bell.stop(),
    },
    callWaiting: signal(alertTones, 'waiting'),
    ringback: signal(tones, 'ringback'),
    end: {
      start: (tone, call) => alertTones.start(tone, countryOf(call)),
      stop: () => alertTones.stop('busy', 'congestion'),
    },
    playKey: (key) => tones.key(key),
    playNotice: () => void players.alerts.play(notice),
    announceRecording: (calls) => recordingTone.start(calls),
    ringtones: {
      preview,
      canPlay: (file) =>
        decodeClip(file).then(
          () => true,
          () => false,
        ),
      forget: (file) => ringSounds.forget(file),
    },
    deviceSource: list,
    deviceUsers: { microphone, speaker, ringer, alerts, alsoRing },
    processMicrophone: (processing) => microphone.process(processing),
    check: new SoundCheck({
      listen: (onLevel) => listen(new MicrophoneLevel(microphone), onLevel),
      problemOf,
      play: (device) => {
        if (device === 'ringer') preview(usualRingtone());
        else players[device].play(sampleOf(shippedRingtones.classic));
      },
    }),
    trials: new SoundTrials({
      recordAndPlay: async (onPlaying, signal) => {
        const { recordAndPlay } = await import('./media/record-and-play.ts');
        await recordAndPlay({ microphone, speaker, timers, onPlaying, signal });
      },
      testPath: async () => (await import('./media/sound-path.ts')).testSoundPath(microphone, speaker),
      problemOf,
    }),
  };
}

function problemOf(error: unknown): MediaProblem {
  return error instanceof MediaError ? error.problem : 'no-microphone';
}

async function listen(meter: MicrophoneLevel, onLevel: (level: number) => void): Promise<() => void> {
  await meter.start();
  const look = setInterval(() => onLevel(meter.level()), LEVEL_MS);
  return () => {
    clearInterval(look);
    meter.stop();
  };
}
