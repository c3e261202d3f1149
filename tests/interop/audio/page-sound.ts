import type { Page } from '@playwright/test';
import type { Sound } from './sound.ts';

declare global {
  interface Window {
    /** Listens to what the newest call receives. */
    ear?: {
      readonly track: MediaStreamTrack;
      readonly analyser: AnalyserNode;
      readonly context: AudioContext;
    };
  }
}

const rate = 8_000;
/** As much as Web Audio looks back, 4 s, and a fourth of it. */
const FAR = 32_768;
const NEAR = FAR / 4;

/**
 * The last second of what the newest call of a page receives, or the last four; silence before there is a call. Four are heard
 * only by who has listened before.
 */
export async function heardInPage(page: Page, lookBack: 'a second' | 'four seconds'): Promise<Sound> {
  const read = { sampleRate: rate, far: FAR, length: lookBack === 'a second' ? NEAR : FAR };
  const base64 = await page.evaluate(async ({ sampleRate, far, length }) => {
    // Not every connection is a call.
    const receiver = window.peerConnections
      .flatMap((connection) => connection.getReceivers())
      .findLast(({ track }) => track.kind === 'audio');
    if (receiver === undefined) return '';
    if (window.ear?.track !== receiver.track) {
      await window.ear?.context.close();
      const context = new AudioContext({ sampleRate });
      const analyser = new AnalyserNode(context, { fftSize: far });
      context.createMediaStreamSource(new MediaStream([receiver.track])).connect(analyser);
      window.ear = { track: receiver.track, analyser, context };
    }
    const waveform = new Float32Array(far);
    window.ear.analyser.getFloatTimeDomainData(waveform);
    // As numbers it would take a second to get from there to here.
    const samples = Int16Array.from(waveform.subarray(-length), (amplitude) => amplitude * 32_767);
    const bytes = Array.from(new Uint8Array(samples.buffer), (byte) => String.fromCharCode(byte));
    return btoa(bytes.join(''));
  }, read);
  const bytes = Buffer.from(base64, 'base64');
  const samples = Float32Array.from(
    { length: bytes.length / 2 },
    (_, index) => bytes.readInt16LE(2 * index) / 32_768,
  );
  return { rate, samples };
}
