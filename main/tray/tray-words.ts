import { m } from '#messages';
import type { DesktopState } from '../../preload/contract/index.ts';
import { plainText } from '../desktop/plain-text.ts';

/** Windows shows no more. */
const LONGEST = 127;

/** What the pointer is told over the tray's icon: everything that is not as it should be, else that all is well. */
export function trayTooltip(state: DesktopState): string {
  const facts = [...callFacts(state), ...lineFacts(state), ...statusFacts(state), ...missedFacts(state)];
  const isUp = state.lines.some((line) => line.state === 'registered');
  if (facts.length === 0) facts.push(isUp ? m.registration_registered() : m.registration_off());
  return plainText([m.app_name(), ...facts].join(' · '), LONGEST);
}

function callFacts({ calls }: DesktopState): string[] {
  return calls.map(({ name, state }) => {
    const who = { name: plainText(name) };
    if (state === 'ringing') return m.incoming_call_of(who);
    return state === 'calling' ? m.tray_calling(who) : m.tray_in_call(who);
  });
}

function lineFacts({ lines }: DesktopState): string[] {
  return lines.flatMap(({ name, state, problem }) => {
    const account = plainText(name);
    if (state === 'problem') return [m.tray_line({ account, words: problem ?? m.registration_off() })];
    return state === 'connecting' ? [m.tray_line({ account, words: m.registration_connecting() })] : [];
  });
}

function statusFacts({ status }: DesktopState): string[] {
  return status.chosen === 'do-not-disturb' ? [m.status_do_not_disturb()] : [];
}

function missedFacts({ missedCount }: DesktopState): string[] {
  return missedCount > 0 ? [m.missed_calls({ count: missedCount })] : [];
}
