import { m } from '#messages';
import type { ShippedRingtone } from '../../../preload/contract/index.ts';

/** What a ringtone of Parley's own is called. */
export function ringtoneWords(ringtone: ShippedRingtone): string {
  switch (ringtone) {
    case 'classic':
      return m.ringtone_classic();
    case 'bell':
      return m.ringtone_bell();
    case 'melody':
      return m.ringtone_melody();
    case 'chime':
      return m.ringtone_chime();
    case 'pulse':
      return m.ringtone_pulse();
    case 'soft':
      return m.ringtone_soft();
  }
}
