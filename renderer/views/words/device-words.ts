import { m } from '#messages';
import type { DeviceChoice } from '../../../preload/contract/index.ts';
import type { TalkRole } from '../../domain/device/roles.ts';

const moves: Readonly<Record<TalkRole, (inputs: { label: string }) => string>> = {
  microphone: m.sound_moved_microphone,
  speaker: m.sound_moved_speaker,
};

const gone: Readonly<Record<TalkRole, () => string>> = {
  microphone: m.no_microphone_left,
  speaker: m.no_speaker_left,
};

interface Places {
  used(role: TalkRole): DeviceChoice | undefined;
  /** Whether there is any device for it. */
  isThere(role: TalkRole): boolean;
}

/** That sound goes on elsewhere, and where, or that it does not. */
export function soundMovedWords(roles: readonly TalkRole[], places: Places): string {
  const there = roles.filter((role) => places.isThere(role));
  return [
    ...(there.length > 0 ? [m.sound_moved()] : []),
    ...there.map((role) => moves[role]({ label: places.used(role)?.label ?? m.device_default() })),
    ...roles.filter((role) => !there.includes(role)).map((role) => gone[role]()),
  ].join(' ');
}
