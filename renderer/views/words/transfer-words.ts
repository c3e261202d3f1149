import { m } from '#messages';
import type { Transfer } from '../../domain/call/transfer.ts';
import { endReasonOf } from '../../domain/call/end-reason.ts';
import { endWords } from './call-words.ts';

/** How a transfer goes; `to` is what the target is called here. */
export function transferWords(transfer: Exclude<Transfer, { phase: 'withdrawn' }>, to: string): string {
  switch (transfer.phase) {
    case 'holding':
    case 'asking':
    case 'trying':
      return m.transfer_asking({ to });
    case 'ringing':
      return m.transfer_ringing({ to });
    case 'failed':
      return m.transfer_failed({ to, reason: endWords(endReasonOf(transfer.status, true)) });
  }
}
