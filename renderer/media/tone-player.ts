import type { Output, Sink } from './output-device.ts';
import { clipOf, type Playable } from './tone.ts';

/** Plays tones and clips on a device. An audio context costs a thread and CPU, so there is one only while there is sound. */
export class TonePlayer {
  readonly #device: Output;

  constructor(device: Output) {
    this.#device = device;
  }

  /** Plays until the sound is over or the returned function, which may be called twice, stops it. */
  play(sound: Playable): () => void {
    // TypeScript's DOM does not know `setSinkId` of an audio context yet.
    const context = new AudioContext() as AudioContext & Sink;
    // Until its device has tried to take it: a ring must not begin in the headset.
    void context.suspend();
    const detach = this.#device.attach(context);
    const source = toneSource(context, sound);
    let stopped = false;
    const stop = () => {
      if (stopped) return;
      stopped = true;
      detach();
      void context.close();
    };
    source.addEventListener('ended', stop);
    source.connect(context.destination);
    source.start();
    return stop;
  }
}

/** What plays the sound in an audio context, once it is started. */
export function toneSource(context: BaseAudioContext, sound: Playable): AudioBufferSourceNode {
  const { samples, sampleRate, repeats } = clipOf(sound);
  const buffer = context.createBuffer(1, samples.length, sampleRate);
  buffer.copyToChannel(samples, 0);
  return new AudioBufferSourceNode(context, { buffer, loop: repeats });
}
