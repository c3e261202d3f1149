import { m } from '#messages';
import { isMissed, type CallRecord } from '../../../preload/contract/index.ts';
import type {
  AnswerProblem,
  Call,
  CallNews,
  CallWarning,
  EndReason,
  SoundProblem,
} from '../../domain/call/call.ts';
import type { VideoProblem } from '../../domain/call/video.ts';

/** The state of a call in a word or two. */
export function stateWords({ state, inConference, memberMuted }: Call): string {
  switch (state.name) {
    case 'calling':
      return state.news === undefined ? m.call_state_calling() : newsWords(state.news);
    case 'ringing':
      return state.news === undefined ? m.call_state_ringing() : newsWords(state.news);
    case 'incoming':
      return state.problem === undefined ? m.call_state_incoming() : problemWords(state.problem);
    case 'answering':
      return m.call_state_answering();
    case 'established':
      if (state.localHold === 'held' || state.localHold === 'resuming') return m.call_state_on_hold();
      if (state.remoteHold) return m.call_state_held_by_other();
      if (memberMuted === true) return m.call_state_muted_by_you();
      return inConference === true ? m.call_state_in_conference() : m.call_state_connected();
    case 'ending':
      return m.call_state_ending();
    case 'ended':
      return m.call_state_ended({ reason: endWords(state.reason) });
  }
}

function newsWords(news: CallNews): string {
  return news === 'queued' ? m.call_state_queued() : m.call_state_forwarded();
}

/** Why a call is over; follows "Ended: ". */
export function endWords(reason: EndReason): string {
  switch (reason) {
    case 'hung-up':
      return m.end_hung_up();
    case 'remote-hung-up':
      return m.end_remote_hung_up();
    case 'cancelled':
      return m.end_cancelled();
    case 'missed':
      return m.end_missed();
    case 'answered-elsewhere':
      return m.end_answered_elsewhere();
    case 'declined':
      return m.end_declined();
    case 'busy':
      return m.end_busy();
    case 'not-found':
      return m.end_not_found();
    case 'no-answer':
      return m.end_no_answer();
    case 'unavailable':
      return m.end_unavailable();
    case 'forbidden':
      return m.end_forbidden();
    case 'not-acceptable':
      return m.end_not_acceptable();
    case 'redirected':
      return m.end_redirected();
    case 'forwarded':
      return m.end_forwarded();
    case 'server-failed':
      return m.end_server_failed();
    case 'transferred':
      return m.end_transferred();
    case 'no-connection':
      return m.end_no_connection();
    case 'connection-lost':
      return m.end_connection_lost();
    case 'no-microphone':
      return m.end_no_microphone();
    case 'microphone-denied':
      return m.end_microphone_denied();
    case 'media-failed':
      return m.end_media_failed();
    case 'invalid-number':
      return m.end_invalid_number();
  }
}

/** Why the call could not be answered yet, and what to do. */
export function problemWords(problem: AnswerProblem): string {
  switch (problem) {
    case 'no-microphone':
      return m.answer_no_microphone();
    case 'microphone-denied':
      return m.answer_microphone_denied();
    case 'media-failed':
      return m.answer_media_failed();
  }
}

/** What is wrong with a call that goes on all the same. */
export function warningWords(warning: CallWarning): string {
  switch (warning) {
    case 'relay-no-password':
      return m.warning_relay_no_password();
    case 'relay-password':
      return m.warning_relay_password();
    case 'relay-refused':
      return m.warning_relay_refused();
    case 'relay-unreachable':
      return m.warning_relay_unreachable();
    case 'relay-tls':
      return m.warning_relay_tls();
    case 'hold-refused':
      return m.warning_hold_refused();
  }
}

/** Why the other side is not heard, as far as one can tell from here. */
export function soundProblemWords(problem: SoundProblem): string {
  switch (problem) {
    case 'blocked':
      return m.sound_blocked();
    case 'not-sent':
      return m.sound_not_sent();
    case 'interrupted':
      return m.sound_interrupted();
    case 'stopped-by-other-side':
      return m.sound_stopped();
  }
}

/** Why video is not to be had, and that the call goes on. */
export function videoProblemWords(problem: VideoProblem): string {
  switch (problem) {
    case 'no-camera':
      return m.video_problem_no_camera();
    case 'camera-denied':
      return m.video_problem_camera_denied();
    case 'screen-denied':
      return m.video_problem_screen_denied();
    case 'refused':
      return m.video_problem_refused();
  }
}

/** What became of a call of the past. */
export function outcomeWords(call: CallRecord): string {
  const { direction, reason, answeredAt } = call;
  if (answeredAt !== undefined) return direction === 'outgoing' ? m.outcome_outgoing() : m.outcome_incoming();
  return isMissed(call) ? m.outcome_missed() : endWords(reason);
}
