import type { Answer } from '../../preload/contract/index.ts';

/** Whether Parley starts, without its window, when the person logs in. */
export interface LoginStart {
  /** As the system has it now: the person may have changed it there. */
  isOn(): Promise<boolean>;
  /** Gives what holds afterwards, which is the former where the system does not allow it; or `storage-failed`. */
  set(isOn: boolean): Promise<Answer<boolean>>;
}
