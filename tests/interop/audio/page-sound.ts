import type { Page } from '@playwright/test';
import type { Sound } from './sound.ts';

declare global {
  interface Window {
    /** Listens to what the newest peer connection receives. */
    ear?: {
      readonly track: MediaStreamTrack;
      readonly analyser: AnalyserNode;
      readonly context: AudioContext;
    };
  }
}

const rate = 8_000;

/** The last second of what the newest call of a page receives; silence before there is a call. */
export async function heardInPage(page: Page): Promise<Sound> {
  const base64 = await page.evaluate(async (sampleRate) => {
    const receiver = window.peerConnections
      .at(-1)
      ?.getReceivers()
      .find(({ track }) => track.kind === 'audio');
    if (receiver === undefined) return '';
    if (window.ear?.track !== receiver.track) {
      await window.ear?.context.close();
      const context = new AudioContext({ sampleRate });
      const analyser = new AnalyserNode(context, { fftSize: 8_192 });
      context.createMediaStreamSource(new MediaStream([receiver.track])).connect(analyser);
      window.ear = { track: receiver.track, analyser, context };
    }
    const waveform = new Float32Array(8_192);
    window.ear.analyser.getFloatTimeDomainData(waveform);
    // As numbers it would take a second to get from there to here.
    const samples = Int16Array.from(waveform, (amplitude) => amplitude * 32_767);
    return btoa(String.fromCharCode(...new Uint8Array(samples.buffer)));
  }, rate);
  const bytes = Buffer.from(base64, 'base64');
  const samples = Float32Array.from(
    { length: bytes.length / 2 },
    (_, index) => bytes.readInt16LE(2 * index) / 32_768,
  );
  return { rate, samples };
}
