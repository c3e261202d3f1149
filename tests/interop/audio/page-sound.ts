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

/** The last 0.68 s of what the newest call of a page receives, at 48 kHz; silence before there is a call. */
export async function heardInPage(page: Page): Promise<Sound> {
  const samples = await page.evaluate(async () => {
    const receiver = window.peerConnections
      .at(-1)
      ?.getReceivers()
      .find(({ track }) => track.kind === 'audio');
    if (receiver === undefined) return [];
    if (window.ear?.track !== receiver.track) {
      await window.ear?.context.close();
      const context = new AudioContext({ sampleRate: 48_000 });
      const analyser = new AnalyserNode(context, { fftSize: 32_768 });
      context.createMediaStreamSource(new MediaStream([receiver.track])).connect(analyser);
      window.ear = { track: receiver.track, analyser, context };
    }
    const waveform = new Float32Array(32_768);
    window.ear.analyser.getFloatTimeDomainData(waveform);
    return Array.from(waveform);
  });
  return { rate: 48_000, samples: Float32Array.from(samples) };
}
