import { Camera } from './media/camera.ts';
import { ConferenceMixer } from './media/conference-mixer.ts';
import { Devices as MediaDeviceList } from './media/devices.ts';
import { MediaError, type OpenMedia } from './media/media-session.ts';
import { MicrophoneLevel } from './media/microphone-level.ts';
import { SharedMicrophone } from './media/microphone.ts';
import { OutputDevice } from './media/output-device.ts';
import { openPeerMedia } from './media/peer-media.ts';
import { RingOutputs } from './media/ring-outputs.ts';
import { Screen } from './media/screen.ts';
import { Ringer } from './media/ringer.ts';
import { ElementSpeaker } from './media/speaker.ts';
import { browserTimers } from './media/timers.ts';
import { TonePlayer } from './media/tone-player.ts';
import { notice, ring as ringTone } from './media/tone-plan.ts';
import { Tones } from './media/tones.ts';
import type { Call } from './domain/call/call.ts';
import type { EndTone } from './listeners/end-tone.ts';
import type { Signal } from './listeners/signal.ts';
import type { DeviceSource, DeviceUsers } from './stores/devices.svelte.ts';
import type { CameraSource } from './stores/video-choice.svelte.ts';
import { SoundCheck } from './stores/sound-check.svelte.ts';

export interface Sound {
  readonly openMedia: OpenMedia;
  readonly ring: Signal;
  readonly callWaiting: Signal;
  readonly ringback: Signal;
  readonly playEnd: (tone: EndTone, call: Call) => void;
  /** The sound of a pressed key. */
  readonly playKey: (key: string) => void;
  readonly playNotice: () => void;
  readonly deviceSource: DeviceSource;
  readonly deviceUsers: DeviceUsers;
  readonly check: SoundCheck;
  readonly camera: CameraSource;
}

const LEVEL_MS = 100;

interface Wishes {
  /** Whose tones are heard with a call. */
  readonly countryOf: (call: Call) => string | undefined;
  /** Whether what others show is wanted. */
  readonly takesVideo: () => boolean;
}

/** Everything that is heard or hears, is seen or sees. */
export function composeSound({ countryOf, takesVideo }: Wishes): Sound {
  const list = new MediaDeviceList(navigator.mediaDevices);
  const camera = new Camera(navigator.mediaDevices);
  const microphone = new SharedMicrophone(navigator.mediaDevices, list);
  const speaker = new OutputDevice(list);
  const ringer = new OutputDevice(list);
  const alerts = new OutputDevice(list);
  const alsoRing = new RingOutputs(new TonePlayer(ringer), (output) => new TonePlayer(output));
  const tones = new Tones(new TonePlayer(speaker));
  const alertTones = new Tones(new TonePlayer(alerts));
  const players = { speaker: new TonePlayer(speaker), ringer: alsoRing, alerts: new TonePlayer(alerts) };
  const signal = (by: Tones, name: 'waiting' | 'ringback'): Signal => ({
    start: (call) => by.start(name, countryOf(call)),
    stop: () => by.stop(),
  });

  return {
    openMedia: openPeerMedia({
      microphone,
      mixer: new ConferenceMixer(),
      pictures: { camera, screen: new Screen(navigator.mediaDevices) },
      takesVideo,
      speaker: new ElementSpeaker(speaker),
      timers: browserTimers(),
    }),
    camera,
    ring: new Ringer(alsoRing),
    callWaiting: signal(alertTones, 'waiting'),
    ringback: signal(tones, 'ringback'),
    playEnd: (tone, call) => alertTones.start(tone, countryOf(call)),
    playKey: (key) => tones.key(key),
    playNotice: () => void players.alerts.play(notice),
    deviceSource: list,
    deviceUsers: { microphone, speaker, ringer, alerts, alsoRing },
    check: new SoundCheck({
      listen: (onLevel) => listen(new MicrophoneLevel(microphone), onLevel),
      problemOf: (error) => (error instanceof MediaError ? error.problem : 'no-microphone'),
      play: (device) => void players[device].play({ ...ringTone, repeats: false }),
    }),
  };
}

async function listen(meter: MicrophoneLevel, onLevel: (level: number) => void): Promise<() => void> {
  await meter.start();
  const look = setInterval(() => onLevel(meter.level()), LEVEL_MS);
  return () => {
    clearInterval(look);
    meter.stop();
  };
}
