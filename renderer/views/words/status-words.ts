import { m } from '#messages';
import type { ShownStatus } from '../../domain/presence/own-status.ts';

export function statusWords(status: ShownStatus): string {
  switch (status) {
    case 'available':
      return m.status_available();
    case 'busy':
      return m.status_busy();
    case 'do-not-disturb':
      return m.status_do_not_disturb();
    case 'away':
      return m.status_away();
    case 'offline':
      return m.status_offline();
    case 'on-a-call':
      return m.status_on_a_call();
  }
}
