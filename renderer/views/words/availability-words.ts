import { m } from '#messages';
import type { Availability, AvailabilityState } from '../../domain/presence/availability.ts';

/** How somebody is, in a word or two, to stand within a sentence. */
export function availabilityWords(state: AvailabilityState): string {
  switch (state) {
    case 'unknown':
      return m.availability_unknown();
    case 'offline':
      return m.availability_offline();
    case 'idle':
      return m.availability_idle();
    case 'available':
      return m.availability_available();
    case 'busy':
      return m.availability_busy();
    case 'do-not-disturb':
      return m.availability_do_not_disturb();
    case 'away':
      return m.availability_away();
    case 'ringing':
      return m.availability_ringing();
    case 'on-a-call':
      return m.availability_on_a_call();
    case 'on-hold':
      return m.availability_on_hold();
  }
}

/**
 * The same with what more is known: who calls, or the person's own note.
 *
 * @param callerName of whoever makes it ring, where that is told
 */
export function availabilitySentence({ state, note }: Availability, callerName: string | undefined): string {
  if (callerName !== undefined) return m.availability_ringing_for({ caller: callerName });
  const words = availabilityWords(state);
  return note === undefined ? words : m.availability_with_note({ words, note });
}
