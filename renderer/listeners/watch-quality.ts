import type { Call, CallId } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import { expectsSound } from '../domain/call/sound-watch.ts';
import type { QualityCount } from '../domain/quality/quality-count.ts';
import type { CallSound } from '../media/call-sound.ts';
import type { CallListener } from './call-listener.ts';

const LOOK_EVERY_MS = 2_000;

interface Dependencies {
  /** `after` calls `action` once after `ms`. */
  readonly clock: { after(ms: number, action: () => void): unknown };
  soundOf(call: Call): Pick<CallSound, 'quality'> | undefined;
  /** `isMuted`, `isHeld`: nothing is to be expected of the microphone, of either side. */
  measured(id: CallId, count: QualityCount, isMuted: boolean, isHeld: boolean): void;
  over(id: CallId): void;
}

/** Measures how each call sounds, from the answer to the end. */
export function watchQuality({ clock, soundOf, measured, over }: Dependencies): CallListener {
  const calls = new Map<CallId, Call>();

  const look = async (id: CallId): Promise<void> => {
    const call = calls.get(id);
    if (call === undefined) return;
    clock.after(LOOK_EVERY_MS, () => void look(id));
    const count = await soundOf(call)?.quality();
    const now = calls.get(id);
    if (count !== undefined && now !== undefined) measured(id, count, now.muted, !expectsSound(now));
  };

  return ({ call }) => {
    const isNew = !calls.has(call.id);
    if (call.state.name === 'established') calls.set(call.id, call);
    else calls.delete(call.id);
    if (!isLive(call)) over(call.id);
    if (isNew && calls.has(call.id)) void look(call.id);
  };
}
