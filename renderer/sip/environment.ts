import type { Bridge } from '../../preload/contract/index.ts';
import type { OpenMedia } from '../media/media-session.ts';

/** Everything a line needs from the world; the composition root hands it over. */
export interface LineEnvironment {
  readonly bridge: Bridge;
  readonly openMedia: OpenMedia;
  /** Told of each description that is being made, until it can leave or has failed. */
  describing(description: Promise<unknown>): void;
  /** 0 to 1, without 1. */
  random(): number;
  /** ms since the epoch. */
  now(): number;
  /** Runs `action` in `ms`, unless the returned function is called before. */
  after(ms: number, action: () => void): () => void;
  /** A new unique id for an incoming call. */
  newCallId(): string;
  /** What was wrong with a message, and warnings of SIP.js; never whole messages. */
  log(text: string): void;
}
