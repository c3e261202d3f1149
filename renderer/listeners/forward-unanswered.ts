import type { Call, CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

interface Rules<Destination> {
  /** How long a call rings before it is forwarded, in s. */
  readonly after: number;
  /** Where it goes then, if anywhere. */
  unanswered(call: Call): Destination | undefined;
}

/** Calls that ring for too long go where the person wants them to. */
export function forwardUnanswered<Destination>(
  rules: Rules<Destination>,
  after: (ms: number, action: () => void) => () => void,
  forward: (id: CallId, destination: Destination) => void,
): CallListener {
  const waiting = new Map<CallId, () => void>();
  /** What to do with calls whose time was over while they were being answered, should that fail. */
  const overdue = new Map<CallId, () => void>();
  return ({ call, before }) => {
    const { id, state } = call;
    if (before === undefined && state.name === 'incoming') {
      const destination = rules.unanswered(call);
      if (destination === undefined) return;
      const stop = after(rules.after * 1000, () => {
        const goOn = (): void => {
          forward(id, destination);
        };
        overdue.set(id, goOn);
        goOn();
      });
      waiting.set(id, stop);
    } else if (before?.state.name === 'answering' && state.name === 'incoming') {
      overdue.get(id)?.();
    } else if (state.name !== 'incoming' && state.name !== 'answering') {
      waiting.get(id)?.();
      waiting.delete(id);
      overdue.delete(id);
    }
  };
}
