import { m } from '#messages';
import type { Retention } from '../../../preload/contract/index.ts';

/** How long calls and messages are kept. */
export function retentionWords(retention: Retention): string {
  switch (retention) {
    case 'for ever':
      return m.keep_for_ever();
    case '1 year':
      return m.keep_one_year();
    case '90 days':
      return m.keep_ninety_days();
  }
}
