import type { Call, CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

interface Looking<Seen> {
  /** `after` calls `action` once after `ms`. */
  readonly clock: { after(ms: number, action: () => void): unknown };
  readonly everyMs: number;
  /** `before` is what was seen the last time. */
  look(call: Call, before: Seen | undefined): Promise<Seen | undefined>;
  /** The call as it is after the look, if it still goes on. */
  saw(call: Call, seen: Seen | undefined): void;
}

/** Looks at each call at the answer, and again and again until it ends. */
export function whileEstablished<Seen>({ clock, everyMs, look, saw }: Looking<Seen>): CallListener {
  const calls = new Map<CallId, Call>();

  const lookAt = async (id: CallId, before?: Seen): Promise<void> => {
    const call = calls.get(id);
    if (call === undefined) return;
    const seen = await look(call, before);
    clock.after(everyMs, () => void lookAt(id, seen));
    const now = calls.get(id);
    if (now !== undefined) saw(now, seen);
  };

  return ({ call }) => {
    const isNew = !calls.has(call.id);
    if (call.state.name === 'established') calls.set(call.id, call);
    else calls.delete(call.id);
    if (isNew && calls.has(call.id)) void lookAt(call.id);
  };
}
