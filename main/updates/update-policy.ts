import type { Update } from '../../preload/contract/index.ts';

export type UpdateStep = 'check' | 'download' | 'stop-download' | 'wait';

export interface Circumstances {
  readonly inCall: boolean;
  /** Somebody asked for a check, or it is time for one. */
  readonly isCheckDue: boolean;
}

/** What to do next about updates. While a call runs that is nothing: it has the network and the machine to itself. */
export function nextStep(update: Update, { inCall, isCheckDue }: Circumstances): UpdateStep {
  switch (update.state) {
    case 'downloading':
      return inCall ? 'stop-download' : 'wait';
    case 'available':
      return inCall ? 'wait' : 'download';
    case 'unchecked':
    case 'current':
    case 'failed':
      return isCheckDue && !inCall ? 'check' : 'wait';
    case 'off':
    case 'checking':
    case 'ready':
      return 'wait';
  }
}

/** Whether Parley may restart for the update now. */
export function mayRestart(update: Update, { inCall }: Pick<Circumstances, 'inCall'>): boolean {
  return update.state === 'ready' && !inCall;
}
