import { m } from '#messages';
import { chosenStatus, type DesktopCall, type DesktopState } from '../../preload/contract/index.ts';
import type { DesktopChoice } from '../desktop/choices.ts';
import { plainText } from '../desktop/plain-text.ts';

/** An entry of the tray's menu. One with neither a choice nor a submenu says something and can do nothing. */
export type TrayEntry =
  | 'separator'
  | {
      readonly label: string;
      readonly choice?: DesktopChoice;
      /** A tick, set or not. */
      readonly ticked?: boolean;
      /** One of several of which one is ticked. */
      readonly isOneOf?: true;
      readonly submenu?: readonly TrayEntry[];
    };

/** The tray's menu, from top to bottom. */
export function trayMenu(state: DesktopState): TrayEntry[] {
  const calls = state.calls.flatMap(callEntries);
  const more = [...recentEntries(state), ...accountEntries(state)];
  return [
    { label: m.tray_open(), choice: { verb: 'show' } },
    { label: m.my_status(), submenu: statusEntries(state) },
    ...(calls.length > 0 ? (['separator', ...calls] as const) : []),
    'separator',
    ...more,
    { label: m.settings(), choice: { verb: 'open', page: 'settings' } },
    'separator',
    { label: m.tray_quit(), choice: { verb: 'quit' } },
  ];
}

function statusEntries({ status: { chosen } }: DesktopState): TrayEntry[] {
  const words = {
    available: m.status_available(),
    busy: m.status_busy(),
    'do-not-disturb': m.status_do_not_disturb(),
    away: m.status_away(),
    offline: m.status_offline(),
  };
  return chosenStatus.options.map((status) => ({
    label: words[status],
    choice: { verb: 'set-status', status },
    ticked: status === chosen,
    isOneOf: true,
  }));
}

function callEntries({ id: callId, name, state, muted }: DesktopCall): TrayEntry[] {
  const of = (verb: string): string => m.verb_of({ verb, name: plainText(name) });
  if (state === 'ringing') {
    return [
      { label: of(m.answer()), choice: { verb: 'answer', callId } },
      { label: of(m.decline()), choice: { verb: 'decline', callId } },
    ];
  }
  const mute: TrayEntry = {
    label: of(m.mute()),
    choice: { verb: muted ? 'unmute' : 'mute', callId },
    ticked: muted,
  };
  const end: TrayEntry = { label: of(m.end()), choice: { verb: 'end', callId } };
  return state === 'calling' ? [end] : [mute, end];
}

function recentEntries({ recent }: DesktopState): TrayEntry[] {
  if (recent.length === 0) return [];
  const submenu = recent.map(({ name, number, address, accountId }): TrayEntry => {
    const label = plainText(name === number ? name : `${name} · ${number}`, 64);
    return { label, choice: { verb: 'call', address, accountId } };
  });
  return [{ label: m.call_again(), submenu }];
}

/** An account with a call stays on: switching it off would end the call. */
function accountEntries({ lines, calls }: DesktopState): TrayEntry[] {
  if (lines.length === 0) return [];
  const submenu = lines.map(({ accountId, name, enabled }): TrayEntry => {
    const isBusy = calls.some((call) => call.accountId === accountId);
    return {
      label: plainText(name),
      ticked: enabled,
      ...(!isBusy && { choice: { verb: 'enable', accountId, enabled: !enabled } }),
    };
  });
  return [{ label: m.accounts(), submenu }];
}
