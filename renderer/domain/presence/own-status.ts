/** What the person chose to be. */
export type ChosenStatus = 'available' | 'busy' | 'do-not-disturb' | 'away' | 'offline';

/** What is shown of it. */
export type ShownStatus = ChosenStatus | 'on-a-call';

/** Whether somebody is at the computer. */
export type Activity = 'active' | 'idle' | 'locked';

interface Circumstances {
  readonly activity: Activity;
  /** A call runs, or somebody is being called. */
  readonly onCall: boolean;
}

/**
 * A call shows by itself, and so does an absence, which the person who chose to be busy or away has said already. Who
 * wants to seem offline seems so in any case.
 */
export function shownStatus(chosen: ChosenStatus, { activity, onCall }: Circumstances): ShownStatus {
  if (chosen === 'do-not-disturb' || chosen === 'offline') return chosen;
  if (onCall) return 'on-a-call';
  return chosen === 'available' && activity !== 'active' ? 'away' : chosen;
}
