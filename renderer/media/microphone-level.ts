import type { Microphone, MicrophoneUse } from './microphone.ts';
import { silentContext } from './silent-context.ts';
import { trackInput } from './track-input.ts';

interface Meter {
  readonly context: AudioContext;
  readonly analyser: AnalyserNode;
  readonly use: MicrophoneUse;
  /** Listens to what is used now. */
  readonly listen: () => void;
}

/** Measures the microphone outside of calls, so that a person sees that it hears. */
export class MicrophoneLevel {
  readonly #microphone: Microphone;
  #opening: Promise<Meter> | undefined;
  #meter: Meter | undefined;

  constructor(microphone: Microphone) {
    this.#microphone = microphone;
  }

  /** Opens the microphone; fails with a `MediaError`. */
  async start(): Promise<void> {
    if (this.#opening !== undefined) return void (await this.#opening);
    const opening = this.#open();
    this.#opening = opening;
    try {
      const meter = await opening;
      if (this.#opening === opening) this.#meter = meter;
      else release(meter);
    } catch (error) {
      if (this.#opening === opening) this.#opening = undefined;
      throw error;
    }
  }

  /** Root mean square of the last 40 ms or so, 0 to 1; 0 while it is not measured. */
  level(): number {
    if (this.#meter === undefined) return 0;
    const samples = new Float32Array(this.#meter.analyser.fftSize);
    this.#meter.analyser.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  }

  /** Lets the microphone go. */
  stop(): void {
    if (this.#meter !== undefined) release(this.#meter);
    this.#meter = undefined;
    this.#opening = undefined;
  }

  async #open(): Promise<Meter> {
    const use = await this.#microphone.open(() => this.#meter?.listen());
    const context = silentContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    const hear = trackInput(context, (track) => track.connect(analyser));
    const listen = (): void => hear(use.track);
    listen();
    return { context, analyser, use, listen };
  }
}

function release({ context, use }: Meter): void {
  use.release();
  void context.close();
}
