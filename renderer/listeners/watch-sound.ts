import type { Call, CallEvent, CallId } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import { expectsSound, type SoundWatch, watchSound as watched } from '../domain/call/sound-watch.ts';
import type { CallSound } from '../media/call-sound.ts';
import type { CallListener } from './call-listener.ts';

const LOOK_EVERY_MS = 1_000;

interface Dependencies {
  /** `after` calls `action` once after `ms`. */
  readonly clock: { now(): number; after(ms: number, action: () => void): unknown };
  soundOf(call: Call): Pick<CallSound, 'flow'> | undefined;
  report(id: CallId, event: CallEvent): void;
}

/** Says when the other side's sound does not come, or comes no more, and when it is back. */
export function watchSound({ clock, soundOf, report }: Dependencies): CallListener {
  const calls = new Map<CallId, Call>();

  const look = async (id: CallId, watch: SoundWatch | undefined): Promise<void> => {
    const call = calls.get(id);
    if (call === undefined) return;
    const next = expectsSound(call) ? watched(watch, await sampleOf(call)) : undefined;
    clock.after(LOOK_EVERY_MS, () => void look(id, next));
    const now = calls.get(id);
    if (now === undefined || now.soundProblem === next?.problem) return;
    report(id, { type: 'sound', ...(next?.problem === undefined ? {} : { problem: next.problem }) });
  };
  const sampleOf = async (call: Call) => {
    const flow = await soundOf(call)?.flow();
    return { at: clock.now(), packets: flow?.packets ?? 0, isConnected: flow?.isConnected ?? false };
  };

  return ({ call }) => {
    const isNew = !calls.has(call.id);
    if (!isLive(call)) calls.delete(call.id);
    else if (call.state.name === 'established') calls.set(call.id, call);
    if (isNew && calls.has(call.id)) void look(call.id, undefined);
  };
}
