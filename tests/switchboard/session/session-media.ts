import type { Direction } from '../media/sdp.ts';

/** What a session negotiates with its offers and answers. */
export interface SessionMedia {
  /** Set by the session. */
  onDigit: ((digit: string) => void) | undefined;
  /** Rejects with `NotAcceptable` where no part of the offer can be taken. */
  answer(offer: string): Promise<string>;
  offer(direction?: Direction): Promise<string>;
  accept(answer: string): Promise<void>;
  close(): Promise<void>;
}
