import type { Call, CallEvent, CallId } from '../domain/call/call.ts';
import { expectsSound, type SoundWatch, watchSound as watched } from '../domain/call/sound-watch.ts';
import type { CallSound } from '../media/call-sound.ts';
import type { CallListener } from './call-listener.ts';
import { whileEstablished } from './while-established.ts';

const LOOK_EVERY_MS = 1_000;

interface Dependencies {
  /** `after` calls `action` once after `ms`. */
  readonly clock: { now(): number; after(ms: number, action: () => void): unknown };
  soundOf(call: Call): Pick<CallSound, 'flow'> | undefined;
  report(id: CallId, event: CallEvent): void;
}

/** Says when the other side's sound does not come, or comes no more, and when it is back. */
export function watchSound({ clock, soundOf, report }: Dependencies): CallListener {
  const sampleOf = async (call: Call) => {
    const flow = await soundOf(call)?.flow();
    return { at: clock.now(), packets: flow?.packets ?? 0, isConnected: flow?.isConnected ?? false };
  };
  return whileEstablished<SoundWatch>({
    clock,
    everyMs: LOOK_EVERY_MS,
    look: async (call, before) => (expectsSound(call) ? watched(before, await sampleOf(call)) : undefined),
    saw: ({ id, soundProblem }, watch) => {
      if (soundProblem === watch?.problem) return;
      report(id, { type: 'sound', ...(watch?.problem === undefined ? {} : { problem: watch.problem }) });
    },
  });
}
