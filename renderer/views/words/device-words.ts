import { m } from '#messages';
import type { TalkRole } from '../../domain/device/roles.ts';
import type { SoundMove } from '../../stores/sound-moves.svelte.ts';

const moved: Readonly<Record<TalkRole, (inputs: { label: string }) => string>> = {
  microphone: m.sound_moved_microphone,
  speaker: m.sound_moved_speaker,
};

const gone: Readonly<Record<TalkRole, () => string>> = {
  microphone: m.no_microphone_left,
  speaker: m.no_speaker_left,
};

/** That sound goes on elsewhere, and where, or that it does not. */
export function soundMovedWords(moves: readonly SoundMove[]): string {
  const elsewhere = moves.filter(({ isNowhere }) => !isNowhere);
  return [
    ...(elsewhere.length > 0 ? [m.sound_moved()] : []),
    ...elsewhere.map(({ role, to }) => moved[role]({ label: to ?? m.device_default() })),
    ...moves.filter(({ isNowhere }) => isNowhere).map(({ role }) => gone[role]()),
  ].join(' ');
}
