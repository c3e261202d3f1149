import { m } from '#messages';
import type { DeviceChoice } from '../../../preload/contract/index.ts';
import type { TalkRole } from '../../domain/device/roles.ts';

const moves: Readonly<Record<TalkRole, (inputs: { label: string }) => string>> = {
  microphone: m.sound_moved_microphone,
  speaker: m.sound_moved_speaker,
};

/** That sound goes on elsewhere, and where. */
export function soundMovedWords(
  roles: readonly TalkRole[],
  used: (role: TalkRole) => DeviceChoice | undefined,
): string {
  const places = roles.map((role) => moves[role]({ label: used(role)?.label ?? m.device_default() }));
  return [m.sound_moved(), ...places].join(' ');
}
