import { onTestFinished } from 'vitest';
import type { Microphone } from '../../../renderer/media/microphone.ts';
import { present } from './present.ts';

/** A microphone in front of a tone, of that frequency in Hz and that amplitude. */
export function humming(frequency: number, gain = 0.3): Microphone {
  return {
    open: () => {
      const context = new AudioContext();
      const oscillator = new OscillatorNode(context, { frequency });
      const out = context.createMediaStreamDestination();
      oscillator.connect(new GainNode(context, { gain })).connect(out);
      oscillator.start();
      onTestFinished(() => context.close());
      const track = present(out.stream.getAudioTracks()[0]);
      return Promise.resolve({ track, release: () => track.stop() });
    },
  };
}
