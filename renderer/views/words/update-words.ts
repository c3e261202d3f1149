import { m } from '#messages';
import type { Update } from '../../../preload/contract/index.ts';

export function updateWords(update: Update): string {
  switch (update.state) {
    case 'off':
      return m.update_off();
    case 'unchecked':
      return m.update_unchecked();
    case 'checking':
      return m.update_checking();
    case 'current':
      return m.update_current();
    case 'available':
      return m.update_available({ version: update.version });
    case 'downloading':
      return m.update_downloading({ version: update.version, percent: update.percent });
    case 'ready':
      return m.update_ready({ version: update.version });
    case 'failed':
      return m.update_failed({ detail: update.detail });
  }
}
