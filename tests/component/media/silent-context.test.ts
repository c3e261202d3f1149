import { expect, onTestFinished, test } from 'vitest';
import { recordCall } from '../../../renderer/media/call-recorder.ts';
import { ConferenceMixer } from '../../../renderer/media/conference-mixer.ts';
import type { Microphone } from '../../../renderer/media/microphone.ts';
import { MicrophoneLevel } from '../../../renderer/media/microphone-level.ts';
import { overlay } from '../../../renderer/media/overlay.ts';
import { recordAndPlay } from '../../../renderer/media/record-and-play.ts';
import { contexts } from './opened-contexts.ts';
import { ManualTimers } from './manual-timers.ts';
import { present } from './present.ts';

function track(): MediaStreamTrack {
  const context = new AudioContext();
  onTestFinished(() => context.close());
  return present(context.createMediaStreamDestination().stream.getAudioTracks()[0]);
}

function hearing(heard: MediaStreamTrack): Microphone {
  return { open: () => Promise.resolve({ track: heard, release: () => undefined }) };
}

test.each<[string, (some: MediaStreamTrack) => void]>([
  ['a conference', (heard) => onTestFinished(new ConferenceMixer().join(heard).leave)],
  [
    'a recording',
    (some) => {
      const tap = {
        tap: ({ sent }: { sent: (track: MediaStreamTrack) => void }) => (sent(some), () => undefined),
      };
      const events = { part: () => Promise.resolve(), failed: () => undefined };
      onTestFinished(recordCall(tap, 'apart', events).stop);
    },
  ],
  [
    'a tone over what is sent',
    () =>
      onTestFinished(
        overlay({ segments: [{ ms: 500, frequencies: [440] }], volume: 0.1, repeats: false }, () => undefined)
          .stop,
      ),
  ],
  [
    'the level of the microphone',
    (heard) => {
      const level = new MicrophoneLevel(hearing(heard));
      onTestFinished(() => level.stop());
      void level.start();
    },
  ],
  [
    'what one records to hear oneself',
    (heard) => {
      const stop = new AbortController();
      onTestFinished(() => stop.abort());
      void recordAndPlay({
        microphone: hearing(heard),
        speaker: { attach: () => () => undefined },
        timers: new ManualTimers(),
        onPlaying: () => undefined,
        signal: stop.signal,
      });
    },
  ],
])('%s does not stop with the system’s loudspeaker', async (_name, begin) => {
  const some = track();
  const opened = contexts();
  begin(some);
  await expect
    .poll(() => opened.map((context) => 'sinkId' in context && context.sinkId))
    .toMatchObject([{ type: 'none' }]);
});
