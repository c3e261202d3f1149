import { RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import wasm from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import worklet from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
import { fallsBehind, LOOK_EVERY_MS, looksWith, type Progress } from './falling-behind.ts';
import type { SuppressedSound } from './microphone-source.ts';
import { silentContext } from './silent-context.ts';
import { sourceOf } from './track-input.ts';

/** RNNoise knows speech at this rate only. */
const sampleRate = 48_000;

/** How long it may take to begin, in ms. */
const PATIENCE_MS = 2_000;
const POLL_MS = 5;

/**
 * Takes everything out of a microphone's sound that is not speech, by RNNoise. Fails where it does not begin.
 * @param onFallenBehind the processor is too short for it: sound gets lost until it is closed
 */
export async function suppressNoise(
  microphone: MediaStreamTrack,
  onFallenBehind: () => void,
): Promise<SuppressedSound> {
  const context = silentContext({ sampleRate });
  try {
    const suppressor = await open(context);
    await hasBegun(context, suppressor);
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    const source = sourceOf(context, microphone);
    source.connect(suppressor).connect(destination);
    traceOf(source).connect(destination);
    const [track] = destination.stream.getAudioTracks();
    if (track === undefined) throw new Error('a destination without a track');
    const stopWatching = watch(context, onFallenBehind);
    return {
      track,
      close: () => {
        stopWatching();
        suppressor.destroy();
        void context.close();
      },
    };
  } catch (error) {
    void context.close();
    throw error;
  }
}

/**
 * Says of each sound that there is one, too quietly to be heard (-84 dBFS): RNNoise makes digital silence of a quiet room,
 * which is what a dead microphone gives.
 */
function traceOf(source: AudioNode): AudioNode {
  const { context } = source;
  const whisper = 2 / 32_768;
  return source
    .connect(new GainNode(context, { gain: 1e5 }))
    .connect(new WaveShaperNode(context, { curve: [-whisper, 0, whisper] }));
}

async function open(context: AudioContext): Promise<RnnoiseWorkletNode> {
  const [wasmBinary] = await Promise.all([
    fetch(wasm).then((response) => response.arrayBuffer()),
    context.audioWorklet.addModule(worklet),
  ]);
  const suppressor = new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
  // Else the second channel of a stereo microphone would come out silent.
  suppressor.channelCountMode = 'explicit';
  suppressor.channelCount = 1;
  return suppressor;
}

/**
 * Resolves when something comes out for what goes in: until its WebAssembly is ready, and where it cannot be, the worklet
 * is silent and does not say so. Nobody hears what is tried with.
 */
async function hasBegun(context: AudioContext, suppressor: AudioNode): Promise<void> {
  const tone = new OscillatorNode(context);
  const quiet = new GainNode(context, { gain: 1e-3 });
  const heard = new AnalyserNode(context);
  tone.connect(quiet).connect(suppressor).connect(heard);
  tone.start();
  const samples = new Float32Array(heard.fftSize);
  const end = performance.now() + PATIENCE_MS;
  try {
    for (;;) {
      heard.getFloatTimeDomainData(samples);
      if (samples.some((sample) => sample !== 0)) return;
      if (performance.now() > end) throw new Error('RNNoise does not begin');
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  } finally {
    tone.stop();
    quiet.disconnect();
    suppressor.disconnect(heard);
  }
}

function watch(context: AudioContext, onFallenBehind: () => void): () => void {
  let looks: readonly Progress[] = [];
  const looking = setInterval(() => {
    looks = looksWith(looks, { at: performance.now(), rendered: context.currentTime * 1_000 });
    if (!fallsBehind(looks)) return;
    clearInterval(looking);
    onFallenBehind();
  }, LOOK_EVERY_MS);
  return () => clearInterval(looking);
}
