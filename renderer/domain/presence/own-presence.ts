import type { ShownStatus } from './own-status.ts';

/** What is published of the person who uses this phone. */
export interface OwnPresence {
  readonly state: ShownStatus;
  readonly note?: string;
}
