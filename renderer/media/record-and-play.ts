import type { Microphone, MicrophoneUse } from './microphone.ts';
import type { Output } from './output-device.ts';
import type { Timers } from './timers.ts';
import { silentContext } from './silent-context.ts';
import { trackInput } from './track-input.ts';

/** Long enough for a sentence, in ms. */
const RECORD_MS = 4_000;

interface Parts {
  readonly microphone: Microphone;
  readonly speaker: Output;
  readonly timers: Timers;
  /** Recording is over, what was recorded is played. */
  readonly onPlaying: () => void;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** Records the microphone, as others would hear it, and plays that on the speaker. Fails with a `MediaError`. */
export async function recordAndPlay(parts: Parts): Promise<void> {
  const { speaker, onPlaying, signal } = parts;
  const recording = await record(parts);
  if (signal.aborted) return;
  onPlaying();
  const url = URL.createObjectURL(recording);
  const element = new Audio(url);
  const detach = speaker.attach(element);
  try {
    await new Promise<void>((resolve) => {
      element.addEventListener('ended', () => resolve());
      element.addEventListener('error', () => resolve());
      signal.addEventListener('abort', () => resolve());
      element.play().catch(() => resolve());
    });
  } finally {
    element.pause();
    detach();
    URL.revokeObjectURL(url);
  }
}

async function record({ microphone, timers, signal }: Parts): Promise<Blob> {
  const context = silentContext();
  const heard = context.createMediaStreamDestination();
  let use: MicrophoneUse | undefined;
  // A recorder ends with its track, and the microphone may become another.
  const hear = trackInput(context, (track) => track.connect(heard));
  const listen = (): void => hear(use?.track);
  try {
    use = await microphone.open(listen);
    listen();
    const recorder = new MediaRecorder(heard.stream, {
      mimeType: 'audio/webm;codecs=opus',
    });
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    const over = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    const stop = (): void => {
      if (recorder.state !== 'inactive') recorder.stop();
    };
    recorder.start();
    const callOff = timers.after(RECORD_MS, stop);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    await over;
    callOff();
    return new Blob(parts, { type: recorder.mimeType });
  } finally {
    use?.release();
    void context.close();
  }
}
