import type { DesktopObserver } from './desktop.ts';

/** The number of missed calls at the app's own icon. */
export function missedBadge(show: (count: number) => void): DesktopObserver {
  return ({ missedCount }, before) => {
    if (missedCount !== before.missedCount) show(missedCount);
  };
}
