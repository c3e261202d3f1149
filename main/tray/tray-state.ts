import type { DesktopState } from '../../preload/contract/index.ts';

/** What the tray's icon says; each has a shape of its own. */
export type TrayState =
  'off' | 'connecting' | 'registered' | 'problem' | 'in-call' | 'missed' | 'do-not-disturb';

/** Of all that is true, what matters most: first what is going on, then why nobody can call, then what was missed. */
export function trayState({ status, calls, lines, missedCount }: DesktopState): TrayState {
  const isAny = (state: DesktopState['lines'][number]['state']): boolean =>
    lines.some((line) => line.state === state);
  if (calls.length > 0) return 'in-call';
  if (isAny('problem')) return 'problem';
  if (isAny('connecting')) return 'connecting';
  if (status.chosen === 'do-not-disturb') return 'do-not-disturb';
  if (missedCount > 0) return 'missed';
  return isAny('registered') ? 'registered' : 'off';
}
