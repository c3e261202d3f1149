import { m } from '#messages';
import type { ShortcutAction } from '../../../preload/contract/index.ts';

/** What the keys do. */
export function shortcutWords(action: ShortcutAction): string {
  switch (action) {
    case 'dial-selection':
      return m.shortcut_dial_selection();
    case 'answer':
      return m.shortcut_answer();
    case 'hangup':
      return m.shortcut_hangup();
    case 'mute':
      return m.shortcut_mute();
  }
}
