import type { DesktopCall, DesktopCommand } from '../../preload/contract/index.ts';

/** What a script or a key that works everywhere asks for, without naming a call. */
export const CALL_VERBS = ['answer', 'hangup', 'mute'] as const;
export type CallVerb = (typeof CALL_VERBS)[number];

/**
 * The command for the call that is meant: the one that rings longest, or the one that is spoken. `undefined` when there is
 * none. A call that rings is never ended: that would decline it.
 *
 * @param calls oldest first
 */
export function commandFor(verb: CallVerb, calls: readonly DesktopCall[]): DesktopCommand | undefined {
  const call = verb === 'answer' ? calls.find(({ state }) => state === 'ringing') : spoken(calls);
  if (call === undefined) return undefined;
  const verbs = { answer: 'answer', hangup: 'end', mute: call.muted ? 'unmute' : 'mute' } as const;
  return { verb: verbs[verb], callId: call.id };
}

function spoken(calls: readonly DesktopCall[]): DesktopCall | undefined {
  const order = ['connected', 'calling', 'held'] as const;
  return order
    .map((state) => calls.findLast((call) => call.state === state))
    .find((call) => call !== undefined);
}
