/** One call in each state, and each event, for the matrix. */
import type { Call, CallEvent, CallState, Step } from '../../../../../renderer/domain/call/call.ts';

const established = { name: 'established', since: 1_000, localHold: 'none', remoteHold: false } as const;

export const STATES = {
  calling: { name: 'calling' },
  'calling+queued': { name: 'calling', news: 'queued' },
  ringing: { name: 'ringing', earlyMedia: false },
  'ringing+media': { name: 'ringing', earlyMedia: true },
  incoming: { name: 'incoming', silenced: false },
  'incoming+silenced': { name: 'incoming', silenced: true, problem: 'no-microphone' },
  answering: { name: 'answering' },
  established,
  'established+holding': { ...established, localHold: 'holding' },
  'established+held': { ...established, localHold: 'held' },
  'established+resuming': { ...established, localHold: 'resuming' },
  'established+remote-hold': { ...established, remoteHold: true },
  'ending+cancelled': { name: 'ending', reason: 'cancelled' },
  'ending+hung-up': { name: 'ending', reason: 'hung-up', since: 1_000 },
  'ended+cancelled': { name: 'ended', reason: 'cancelled', at: 2_000 },
  'ended+hung-up': { name: 'ended', reason: 'hung-up', since: 1_000, at: 2_000 },
} as const satisfies Record<string, CallState>;

const at = 5_000;

export const EVENTS = {
  answer: { type: 'answer' },
  decline: { type: 'decline' },
  silence: { type: 'silence' },
  refuse: { type: 'refuse', at },
  forward: { type: 'forward', to: 'sip:carol@example.com', why: 'no-answer', at },
  end: { type: 'end' },
  hold: { type: 'hold' },
  resume: { type: 'resume' },
  mute: { type: 'mute' },
  unmute: { type: 'unmute' },
  'send-tones': { type: 'send-tones', tones: '1,#' },
  progress: { type: 'progress', earlyMedia: false },
  'progress+media': { type: 'progress', earlyMedia: true },
  'progress+forwarded': { type: 'progress', earlyMedia: false, news: 'forwarded' },
  established: { type: 'established', at },
  'rejected 480': { type: 'rejected', status: 480, at },
  'rejected 486': { type: 'rejected', status: 486, at },
  'rejected 487': { type: 'rejected', status: 487, at },
  cancelled: { type: 'cancelled', elsewhere: false, at },
  'cancelled+elsewhere': { type: 'cancelled', elsewhere: true, at },
  'remote-ended': { type: 'remote-ended', at },
  closed: { type: 'closed', at },
  'remote-hold': { type: 'remote-hold', held: true },
  'remote-resume': { type: 'remote-hold', held: false },
  'renegotiated+held': { type: 'renegotiated', held: true },
  'renegotiated+active': { type: 'renegotiated', held: false },
  'resume-failed': { type: 'resume-failed' },
  'answer-failed': { type: 'answer-failed', problem: 'microphone-denied' },
  failed: { type: 'failed', reason: 'media-failed', at },
  identified: { type: 'identified', party: { address: 'sip:grace@example.com' } },
  warned: { type: 'warned', warning: 'relay-password' },
  sound: { type: 'sound', problem: 'not-sent' },
} as const satisfies Record<string, CallEvent>;

export type StateLabel = keyof typeof STATES;
export type EventLabel = keyof typeof EVENTS;

export function callIn(state: CallState, muted = false): Call {
  const incoming = state.name === 'incoming' || state.name === 'answering';
  return {
    id: 'call-1',
    accountId: 'account-1',
    direction: incoming ? 'incoming' : 'outgoing',
    party: { address: 'sip:alice@example.com' },
    sipCallId: 'call-1@example.com',
    at: 500,
    muted,
    state,
  };
}

/** A step in one line: the state and what belongs to it, then the effects in brackets; `same` if nothing happened. */
export function inWords(before: Call, { call, effects }: Step): string {
  const done = effects.map(({ type, ...details }) => [type, ...Object.values(details)].join(' ')).join(', ');
  const wanted = done === '' ? '' : ` [${done}]`;
  if (call === before) return `same${wanted}`;
  const muted = call.muted === before.muted ? '' : call.muted ? ' muted' : ' unmuted';
  const party = call.party === before.party ? '' : ` ${call.party.address}`;
  const warning = call.warning === before.warning ? '' : ` ${call.warning}`;
  const sound = call.soundProblem === before.soundProblem ? '' : ` ${call.soundProblem}`;
  return `${stateInWords(call.state)}${muted}${party}${warning}${sound}${wanted}`;
}

function stateInWords(state: CallState): string {
  const { name, ...details } = state;
  return [name, ...Object.entries(details).map(([key, value]) => `${key}=${value}`)].join(' ');
}
