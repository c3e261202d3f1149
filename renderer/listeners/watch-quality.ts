import type { Call, CallId } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import { expectsSound } from '../domain/call/sound-watch.ts';
import type { QualityCount } from '../domain/quality/quality-count.ts';
import type { CallSound } from '../media/call-sound.ts';
import type { CallListener } from './call-listener.ts';
import { whileEstablished } from './while-established.ts';

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
  const measure = whileEstablished<QualityCount>({
    clock,
    everyMs: LOOK_EVERY_MS,
    look: async (call) => soundOf(call)?.quality(),
    saw: (call, count) => {
      if (count !== undefined) measured(call.id, count, call.muted, !expectsSound(call));
    },
  });
  return (change) => {
    measure(change);
    if (!isLive(change.call)) over(change.call.id);
  };
}
