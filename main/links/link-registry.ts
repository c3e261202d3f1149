import type { LinkHandler } from '../../preload/contract/index.ts';

/** Where the system keeps which program opens links. */
export interface LinkRegistry {
  handlerOf(scheme: string): Promise<LinkHandler['handler']>;
  /** Makes Parley the one for all schemes, as far as the system lets a program. Throws what the system says. */
  register(): Promise<void>;
}

/** Runs a program and gives what it printed; throws where it cannot be run or fails. */
export type Run = (program: string, args: readonly string[]) => Promise<string>;
