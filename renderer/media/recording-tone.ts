import type { CallSound } from './call-sound.ts';
import type { Timers } from './timers.ts';
import type { TonePlayer } from './tone-player.ts';
import type { Tone } from './tone.ts';

/** The warning of recorders that telephony has always had: 1400 Hz for half a second. */
const warning: Tone = { segments: [{ ms: 500, frequencies: [1400] }], volume: 0.15, repeats: false };
/** In our ear, as a reminder. */
const reminder: Tone = { ...warning, volume: 0.04 };
/** ms */
const every = 15_000;
/** How soon it is noticed who has come, in ms. */
const lookEvery = 1_000;

/** Lets everybody in a call hear that it is recorded: when that begins, and again and again. */
export class RecordingTone {
  readonly #ear: Pick<TonePlayer, 'play'>;
  readonly #timers: Timers;

  /** @param ear where we hear it ourselves */
  constructor(ear: Pick<TonePlayer, 'play'>, timers: Timers) {
    this.#ear = ear;
    this.#timers = timers;
  }

  /**
   * The returned function ends it.
   * @param calls those who hear it now; who comes hears it at once. While there are none, neither do we
   */
  start(calls: () => readonly Pick<CallSound, 'overlay'>[]): () => void {
    let there: readonly Pick<CallSound, 'overlay'>[] = [];
    let last = -Infinity;
    let callOff: () => void = () => undefined;
    const look = (): void => {
      const before = there;
      there = calls();
      const isDue = this.#timers.now() - last >= every;
      const hearing = isDue ? there : there.filter((each) => !before.includes(each));
      for (const each of hearing) each.overlay(warning);
      if (hearing.length > 0) this.#ear.play(reminder);
      if (isDue && there.length > 0) last = this.#timers.now();
      callOff = this.#timers.after(lookEvery, look);
    };
    look();
    return () => callOff();
  }
}
