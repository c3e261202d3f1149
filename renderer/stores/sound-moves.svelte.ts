import { type DeviceRole, type TalkRole, talkRoles } from '../domain/device/roles.ts';
import type { Clock } from './clock.ts';

/** Long enough to be read by someone who first looks for the plug. */
const SHOWN_MS = 15_000;

interface Dependencies {
  readonly clock: Pick<Clock, 'after'>;
  readonly isOnCall: () => boolean;
  /** Says it to those who do not look. */
  readonly say: (roles: readonly TalkRole[]) => void;
}

/** That the sound of a call has gone over to another device, because one came or left. */
export class SoundMoves {
  readonly #dependencies: Dependencies;
  #roles = $state.raw<readonly TalkRole[]>([]);
  #forget: (() => void) | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** What has another device since a short time. */
  get roles(): readonly TalkRole[] {
    return this.#roles;
  }

  /** A headset takes microphone and speaker with it, one after the other. */
  tell(moved: readonly DeviceRole[]): void {
    const { clock, isOnCall, say } = this.#dependencies;
    if (!isOnCall() || !talkRoles.some((role) => moved.includes(role))) return;
    this.#roles = talkRoles.filter((role) => moved.includes(role) || this.#roles.includes(role));
    say(this.#roles);
    this.#forget?.();
    this.#forget = clock.after(SHOWN_MS, () => (this.#roles = []));
  }
}
