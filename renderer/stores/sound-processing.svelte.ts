import { allSoundProcessing, type Bridge, type SoundProcessing } from '../../preload/contract/index.ts';

/** What is done to the microphone before anybody hears it; all of it, unless the person wants less. */
export class SoundProcessingChoice {
  readonly #bridge: Bridge;
  readonly #apply: (processing: SoundProcessing) => void;
  #chosen = $state.raw(allSoundProcessing);

  constructor(bridge: Bridge, apply: (processing: SoundProcessing) => void) {
    this.#bridge = bridge;
    this.#apply = apply;
  }

  get chosen(): SoundProcessing {
    return this.#chosen;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('settings:read', undefined);
    if (answer.ok && answer.value.soundProcessing !== undefined) this.#take(answer.value.soundProcessing);
  }

  /** Running calls follow at once. */
  async change(change: Partial<SoundProcessing>): Promise<void> {
    const soundProcessing = { ...this.#chosen, ...change };
    this.#take(soundProcessing);
    // Where it cannot be kept, it still holds for this run.
    await this.#bridge.request('settings:change', { soundProcessing });
  }

  #take(chosen: SoundProcessing): void {
    this.#chosen = chosen;
    this.#apply(chosen);
  }
}
