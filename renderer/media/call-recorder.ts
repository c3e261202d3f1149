import type { RecordingChannels } from '../../preload/contract/index.ts';
import type { CallSound } from './call-sound.ts';
import { silentContext } from './silent-context.ts';
import { trackInput } from './track-input.ts';

/** A recording that is under way. */
export interface CallRecorder {
  /** Resolves when all parts are out. */
  stop(): Promise<void>;
}

/** What a recording tells. */
export interface RecorderEvents {
  part(part: Uint8Array<ArrayBuffer>): Promise<void>;
  /** It has ended by itself. */
  failed(reason: string): void;
}

/** What is lost at most when the app dies, in ms. */
const partEvery = 1_000;
/** bit/s; speech in stereo needs no more. */
const bitRate = 48_000;

/**
 * Records what is sent and what is heard in a call, as Opus in WebM: of what is muted or on hold, silence. A file of any
 * number of parts can be played.
 */
export function recordCall(
  sound: Pick<CallSound, 'tap'>,
  channels: RecordingChannels,
  events: RecorderEvents,
): CallRecorder {
  const context = silentContext();
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 2 });
  const sides = new ChannelMergerNode(context, { numberOfInputs: 2 });
  sides.connect(destination);
  const place = (side: 0 | 1): ((track: MediaStreamTrack) => void) =>
    trackInput(context, (source) => {
      for (const each of channels === 'together' ? [0, 1] : [side]) source.connect(sides, 0, each);
    });
  const untap = sound.tap({ sent: place(0), heard: place(1) });

  const recorder = new MediaRecorder(destination.stream, {
    mimeType: 'audio/webm;codecs=opus',
    audioBitsPerSecond: bitRate,
  });
  let written = Promise.resolve();
  recorder.addEventListener('dataavailable', ({ data }) => {
    written = written.then(async () => events.part(new Uint8Array(await data.arrayBuffer())));
  });
  recorder.addEventListener('error', () => events.failed('MediaRecorder'));
  recorder.start(partEvery);
  return {
    stop: async () => {
      untap();
      if (recorder.state !== 'inactive') {
        const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
        recorder.stop();
        await stopped;
      }
      await written;
      if (context.state !== 'closed') await context.close();
    },
  };
}
