/** Whom the person listens to: one other side, or those in the conference. */
import type { Call, CallId } from './call.ts';
import { isUnderway } from './transfer.ts';

/** The person listens or speaks there, or is about to. */
export function isAttended({ state }: Call): boolean {
  switch (state.name) {
    case 'calling':
    case 'ringing':
    case 'answering':
      return true;
    case 'established':
      return state.localHold === 'none' || state.localHold === 'resuming';
    case 'incoming':
    case 'ending':
    case 'ended':
      return false;
  }
}

/** The calls that must wait while the person attends to these. */
export function toHold(all: readonly Call[], attended: readonly CallId[]): readonly CallId[] {
  const toConference = all.some(({ id, inConference }) => inConference === true && attended.includes(id));
  return all
    .filter((call) => {
      const { id, state, inConference } = call;
      const stays = attended.includes(id) || (toConference && inConference === true);
      return !stays && state.name === 'established' && (isAttended(call) || comesBack(call));
    })
    .map(({ id }) => id);
}

/** Whether it is taken off hold by itself when the other side does not get through to whom it was sent. */
function comesBack({ transfer }: Call): boolean {
  return isUnderway(transfer) && !transfer.keepsHold;
}

/** The call, and those who are in a conference with it. */
export function withConference(all: readonly Call[], id: CallId): readonly Call[] {
  const call = all.find((each) => each.id === id);
  if (call?.inConference === true) return all.filter(({ inConference }) => inConference === true);
  return call === undefined ? [] : [call];
}

/** Those of them who come back when all are resumed: not who waits alone, as long as there is somebody else. */
export function comingBack(all: readonly Call[], id: CallId): readonly Call[] {
  const members = withConference(all, id);
  const back = members.filter(({ heldAlone }) => heldAlone !== true);
  return back.length === 0 ? members : back;
}

/** Whether another call may take its place (RFC 3891 §3): not that of one that the person has hung up already. */
export function isReplaceable({ state }: Call): boolean {
  return state.name === 'established' || state.name === 'calling' || state.name === 'ringing';
}
