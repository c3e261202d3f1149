import { m } from '#messages';
import type { Call, CallNews, CallState } from '../../domain/call/call.ts';
import { endWords, problemWords, stateWords } from './call-words.ts';

interface Change {
  readonly call: Call;
  readonly before?: Call;
}

/** What a screen reader says when a call changes; nothing where nothing is worth an interruption. */
export function announcementWords({ call, before }: Change, name: string): string | undefined {
  const { state } = call;
  if (before !== undefined && before.muted !== call.muted) {
    return call.muted ? m.announce_muted() : m.announce_unmuted();
  }
  switch (state.name) {
    case 'incoming':
      if (before === undefined) return m.announce_incoming({ name });
      return state.problem === undefined ? undefined : problemWords(state.problem);
    case 'calling':
    case 'ringing':
      if (state.news !== undefined)
        return newsOf(before?.state) === state.news ? undefined : stateWords(call);
      return state.name === 'calling' || before?.state.name === 'ringing'
        ? undefined
        : m.announce_ringing({ name });
    case 'established':
      if (before?.state.name !== 'established') return m.announce_connected({ name });
      if (before.inConference !== call.inConference) {
        return call.inConference === true ? m.announce_joined({ name }) : m.announce_left({ name });
      }
      if (before.state.localHold !== state.localHold) {
        if (state.localHold === 'held') return m.announce_held({ name });
        if (state.localHold === 'none') return m.announce_resumed({ name });
      }
      return undefined;
    case 'ended':
      // Of a call that was refused as it came, nothing is heard either.
      return before === undefined || before.state.name === 'ended'
        ? undefined
        : m.announce_ended({ reason: endWords(state.reason) });
    case 'answering':
    case 'ending':
      return undefined;
  }
}

function newsOf(state: CallState | undefined): CallNews | undefined {
  return state !== undefined && 'news' in state ? state.news : undefined;
}
