import type { EndedCall } from '../listeners/ended-call.ts';

export type { EndedCall };

export function isMissed(call: EndedCall): boolean {
  return call.direction === 'incoming' && call.state.reason === 'missed';
}

/** Every one is a row on screen. */
const KEPT = 100;

/** The calls of this run that are over, newest first; the oldest go. */
export class Recent {
  #all = $state.raw<readonly EndedCall[]>([]);
  #unseen = $state(0);

  get all(): readonly EndedCall[] {
    return this.#all;
  }

  /** Missed calls since the list was last looked at. */
  get unseen(): number {
    return this.#unseen;
  }

  with(address: string): readonly EndedCall[] {
    return this.#all.filter((call) => call.party.address === address);
  }

  add(call: EndedCall): void {
    this.#all = [call, ...this.#all].slice(0, KEPT);
    if (isMissed(call)) this.#unseen += 1;
  }

  markSeen(): void {
    this.#unseen = 0;
  }
}
