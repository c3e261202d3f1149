import type { DeviceName } from '../domain/device/priorities.ts';
import { type DeviceRole, type TalkRole, talkRoles } from '../domain/device/roles.ts';
import type { Clock } from './clock.ts';

/** Long enough to be read by someone who first looks for the plug. */
const SHOWN_MS = 15_000;

/** What has another device. */
export interface SoundMove {
  readonly role: TalkRole;
  /** What the device is called; undefined is the system's default. */
  readonly to: string | undefined;
  /** There is no device for it any more. */
  readonly isNowhere: boolean;
}

interface Dependencies {
  readonly clock: Pick<Clock, 'after'>;
  readonly isOnCall: () => boolean;
  readonly places: { reached(role: TalkRole): DeviceName | undefined; isThere(role: TalkRole): boolean };
  /** Says it to those who do not look. */
  readonly say: (moves: readonly SoundMove[]) => void;
}

/** That the sound of a call has gone over to another device, because one came or left or the system's default changed. */
export class SoundMoves {
  readonly #dependencies: Dependencies;
  #roles = $state.raw<readonly TalkRole[]>([]);
  /** What took over from a microphone that the system took away, though it is still listed, say. */
  #standIn = $state.raw<{ readonly label: string | undefined }>();
  #forget: (() => void) | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** What has another device since a short time. */
  get all(): readonly SoundMove[] {
    const { places } = this.#dependencies;
    const standIns = { microphone: this.#standIn, speaker: undefined };
    return this.#roles.map((role) => ({
      role,
      to: (standIns[role] ?? places.reached(role))?.label,
      isNowhere: !places.isThere(role),
    }));
  }

  /** A headset takes microphone and speaker with it, one after the other. */
  tell(moved: readonly DeviceRole[]): void {
    if (moved.includes('microphone')) this.#standIn = undefined;
    this.#say(moved);
  }

  /** The system took the microphone away, and calls go on with the one of this label; undefined is the system's default. */
  tellTakenOver(label: string | undefined): void {
    this.#standIn = { label };
    this.#say(['microphone']);
  }

  #say(moved: readonly DeviceRole[]): void {
    const { clock, isOnCall, say } = this.#dependencies;
    if (!isOnCall() || !talkRoles.some((role) => moved.includes(role))) return;
    this.#roles = talkRoles.filter((role) => moved.includes(role) || this.#roles.includes(role));
    say(this.all);
    this.#forget?.();
    this.#forget = clock.after(SHOWN_MS, () => (this.#roles = []));
  }
}
