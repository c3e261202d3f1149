import type { PowerSaveBlocker } from 'electron';
import type { DesktopObserver } from '../desktop/desktop.ts';

/** While there is a call, the system does not suspend Parley. The screen may go dark. */
export function stayAwake(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): DesktopObserver {
  let block: number | undefined;
  return ({ calls }) => {
    if (calls.length > 0) block ??= blocker.start('prevent-app-suspension');
    else if (block !== undefined) {
      blocker.stop(block);
      block = undefined;
    }
  };
}
