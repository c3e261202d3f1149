import type { Call, CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

interface Parts {
  /** Whether the person lets this caller through. */
  isAllowed(call: Call): boolean;
  /** Whether the person has another call, ringing or not: then this one rings like any other. */
  isBusy(call: Call): boolean;
  after(ms: number, action: () => void): () => void;
  /** The person hears that somebody hears them. */
  notice(): void;
  answer(id: CallId): void;
}

/** A call that asks for it, of somebody who may, is answered without a click, unless it was silenced: an intercom. */
export function answerByItself({ isAllowed, isBusy, after, notice, answer }: Parts): CallListener {
  const waiting = new Map<CallId, () => void>();
  return ({ call, before }) => {
    const { id, state, answerAfter } = call;
    if (before === undefined && state.name === 'incoming') {
      if (answerAfter === undefined || !isAllowed(call)) return;
      const stop = after(answerAfter * 1000, () => {
        if (isBusy(call)) return;
        notice();
        answer(id);
      });
      waiting.set(id, stop);
    } else if (state.name !== 'incoming' || state.silenced) {
      waiting.get(id)?.();
      waiting.delete(id);
    }
  };
}
