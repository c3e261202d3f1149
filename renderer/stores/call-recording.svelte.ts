import type { Bridge, Failure, RecordingChannels } from '../../preload/contract/index.ts';
import type { CallRecorder, RecorderEvents } from '../media/call-recorder.ts';
import type { CallSound } from '../media/call-sound.ts';

export type RecordingState =
  | { readonly name: 'starting' | 'running' }
  | { readonly name: 'saved'; readonly file: string }
  | { readonly name: 'failed'; readonly failure: Failure };

export type Record = (sound: CallSound, channels: RecordingChannels, events: RecorderEvents) => CallRecorder;

interface Parts {
  readonly bridge: Bridge;
  readonly record: Record;
  readonly sound: CallSound;
  readonly channels: RecordingChannels;
  /** Lets those who are recorded hear it until the returned function ends that; absent where they do not. */
  readonly announce?: () => () => void;
  /** Who is spoken with, as the file is to be called. */
  readonly party: string;
}

/** One recording, from the wish for it until its file is whole. */
export class CallRecording {
  readonly #over: Promise<void>;
  #end: () => void = () => undefined;
  #state = $state.raw<RecordingState>({ name: 'starting' });

  constructor(parts: Parts) {
    const ending = new Promise<void>((resolve) => (this.#end = resolve));
    this.#over = this.#run(parts, ending);
  }

  get state(): RecordingState {
    return this.#state;
  }

  get isRunning(): boolean {
    return this.#state.name === 'starting' || this.#state.name === 'running';
  }

  /** What was recorded until now is kept; resolves when it is. */
  async stop(): Promise<void> {
    this.#end();
    await this.#over;
  }

  /** What it is made of is needed no longer than this: a call that is over is let go, though its file is still named. */
  async #run(parts: Parts, ending: Promise<void>): Promise<void> {
    const { announce, bridge, party } = parts;
    const begun = await bridge.request('recordings:begin', { party });
    if (!begun.ok) {
      this.#fail(begun.failure);
      return;
    }
    const { id, file } = begun.value;
    try {
      const recorder = this.#record(id, parts);
      this.#state = { name: 'running' };
      // Not before it is recorded that they were told.
      const silence = announce?.();
      await ending;
      silence?.();
      await recorder.stop();
    } catch (error) {
      this.#fail({ reason: 'internal', detail: String(error) });
    }
    const ended = await bridge.request('recordings:end', { id });
    if (!ended.ok) this.#fail(ended.failure);
    else if (this.isRunning) this.#state = { name: 'saved', file };
  }

  #record(id: string, { bridge, channels, record, sound }: Parts): CallRecorder {
    return record(sound, channels, {
      part: async (part) => {
        if (!this.isRunning) return;
        const kept = await bridge.request('recordings:append', { id, part });
        if (!kept.ok) this.#fail(kept.failure);
      },
      failed: (reason) => this.#fail({ reason: 'internal', detail: reason }),
    });
  }

  /** The first thing that goes wrong is said. */
  #fail(failure: Failure): void {
    if (this.isRunning) this.#state = { name: 'failed', failure };
    this.#end();
  }
}
