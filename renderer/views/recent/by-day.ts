import type { PastCall } from '../../../preload/contract/index.ts';

interface Day {
  /** Its midnight here, in ms since the epoch. */
  readonly day: number;
  readonly calls: PastCall[];
}

/** Calls that come one after the other and began on the same day. */
export function byDay(calls: readonly PastCall[]): readonly Day[] {
  const days: Day[] = [];
  for (const call of calls) {
    const day = new Date(call.startedAt).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last?.day === day) last.calls.push(call);
    else days.push({ day, calls: [call] });
  }
  return days;
}
