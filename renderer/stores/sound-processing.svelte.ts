import { usualSoundProcessing, type Bridge, type SoundProcessing } from '../../preload/contract/index.ts';
import type { Clock } from './clock.ts';

/** Long enough to be read by someone who wonders how they sound, in ms. */
const SHOWN_MS = 15_000;

interface Dependencies {
  readonly bridge: Bridge;
  readonly clock: Pick<Clock, 'after'>;
  readonly apply: (processing: SoundProcessing) => void;
  /** Says to those who do not look that the strong noise suppression went off. */
  readonly sayGivenUp: () => void;
}

/** What is done to the microphone before anybody hears it. */
export class SoundProcessingChoice {
  readonly #dependencies: Dependencies;
  #chosen = $state.raw(usualSoundProcessing);
  #hasGivenUp = $state(false);
  #forget: (() => void) | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  get chosen(): SoundProcessing {
    return this.#chosen;
  }

  /** Since a short time, the strong noise suppression is off by itself. */
  get hasGivenUp(): boolean {
    return this.#hasGivenUp;
  }

  async load(): Promise<void> {
    const answer = await this.#dependencies.bridge.request('settings:read', undefined);
    if (answer.ok && answer.value.soundProcessing !== undefined) this.#take(answer.value.soundProcessing);
  }

  /** Running calls follow at once. */
  async change(change: Partial<SoundProcessing>): Promise<void> {
    const soundProcessing = { ...this.#chosen, ...change };
    if (soundProcessing.strongNoiseSuppression) this.#hasGivenUp = false;
    this.#take(soundProcessing);
    // Where it cannot be kept, it still holds for this run.
    await this.#dependencies.bridge.request('settings:change', { soundProcessing });
  }

  /**
   * This computer cannot do the strong noise suppression; it stays off until the person wants it again.
   * @param why for the log: there is nothing that a person could do about it
   */
  async giveUpStrong(why: string): Promise<void> {
    if (!this.#chosen.strongNoiseSuppression) return;
    const { bridge, clock, sayGivenUp } = this.#dependencies;
    const text = `stronger noise suppression is off: ${why}`;
    void bridge.request('log:write', { level: 'warn', text });
    this.#hasGivenUp = true;
    this.#forget?.();
    this.#forget = clock.after(SHOWN_MS, () => (this.#hasGivenUp = false));
    sayGivenUp();
    await this.change({ strongNoiseSuppression: false });
  }

  #take(chosen: SoundProcessing): void {
    this.#chosen = chosen;
    this.#dependencies.apply(chosen);
  }
}
