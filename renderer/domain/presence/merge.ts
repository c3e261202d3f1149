/**
 * What is shown of a person, out of what the two event packages say. Servers often know only one of them, or know
 * different things in each, so both are asked. The first rule that fits decides:
 *
 *   dialogs say                        presence says          shown
 *   ---------------------------------  ---------------------  ---------------------------------------------
 *   a call comes in and rings          anything               ringing, with who calls
 *   a call is up or being placed       anything               on a call
 *   every call is on hold              anything               on hold
 *   no call, or nothing                ringing, on a call,    that: a phone of theirs that the server does
 *                                      on hold                not see
 *   no call, or nothing                available, busy, do    that
 *                                      not disturb, away,
 *                                      offline
 *   no call                            nothing                idle: an unplugged phone has no calls either, so
 *                                                             this is not "available"
 *   nothing                            nothing                unknown
 *
 * What somebody does goes before what somebody says: a call is over in minutes, and then the word counts again.
 * A call that waits at somebody who is on the phone rings all the same, as a colleague may want to take it.
 * The note is the person's own whatever the state is, unless a server wrote it.
 */
import { type Availability, type RingingCall, unknown } from './availability.ts';
import type { DialogReport, PresenceReport, WatchedDialog } from './reports.ts';

export interface Reports {
  readonly presence?: PresenceReport;
  readonly dialogs?: DialogReport;
}

/**
 * @param before what was shown until now: a state that goes on keeps its beginning.
 * @param at ms since the epoch.
 */
export function merge(reports: Reports, before: Availability = unknown, at: number): Availability {
  const ringing = ringingCall(reports);
  const state = ringing === undefined ? stateOf(reports) : 'ringing';
  const note = reports.presence?.note;
  const since = state === before.state ? before.since : beginning(state, before, at);
  return {
    state,
    ...(note === undefined ? {} : { note }),
    ...(since === undefined ? {} : { since }),
    ...(ringing === undefined ? {} : { ringing }),
  };
}

function stateOf({ presence, dialogs }: Reports): Availability['state'] {
  const calls = dialogs?.dialogs.filter(({ state }) => state !== 'terminated') ?? [];
  if (calls.some((call) => !call.onHold)) return 'on-a-call';
  if (calls.length > 0) return 'on-hold';
  if (presence !== undefined && presence.state !== 'unknown') return presence.state;
  return dialogs === undefined ? 'unknown' : 'idle';
}

/** Undefined when nothing rings; empty when something does and nobody says more. */
function ringingCall({ dialogs, presence }: Reports): RingingCall | undefined {
  const ringing = dialogs?.dialogs.find(isRinging);
  if (ringing !== undefined) {
    const { remote, dialog } = ringing;
    return {
      ...(remote === undefined ? {} : { caller: remote }),
      ...(dialog === undefined ? {} : { dialog }),
    };
  }
  const isOnPhone = dialogs?.dialogs.some(({ state }) => state !== 'terminated') ?? false;
  return presence?.state === 'ringing' && !isOnPhone ? {} : undefined;
}

function isRinging({ state, direction }: WatchedDialog): boolean {
  return state === 'early' && direction !== 'initiator';
}

/** We know when a state began only if we saw another one end. */
function beginning(state: Availability['state'], before: Availability, at: number): number | undefined {
  return state === 'unknown' || before.state === 'unknown' ? undefined : at;
}
