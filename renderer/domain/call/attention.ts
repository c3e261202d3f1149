/** Whom the person listens to: one other side, or those in the conference. */
import type { Call, CallId } from './call.ts';

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
      return !stays && state.name === 'established' && isAttended(call);
    })
    .map(({ id }) => id);
}
