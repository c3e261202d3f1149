import { describe, expect, it } from 'vitest';
import { step } from '../../../../../renderer/domain/call/step.ts';
import { callIn, EVENTS, inWords, STATES, type EventLabel, type StateLabel } from './calls.ts';

const CANCELLING = 'ending reason=cancelled [cancel]';
const DECLINING = 'ending reason=declined [reject 486]';
const UP = 'established since=5000 localHold=none remoteHold=false [set-microphone true]';
const GRACE = 'sip:grace@example.com';

const ended = (reason: string, since = '') => `ended${since} reason=${reason} at=5000`;
const afterTalk = (reason: string) => ended(reason, ' since=1000');
const talking = (localHold: string, remoteHold = false) =>
  `established since=1000 localHold=${localHold} remoteHold=${remoteHold}`;

const FORWARDED = `${ended('forwarded')} [redirect sip:carol@example.com no-answer]`;
const REFUSED = `${ended('missed')} [reject 486]`;

const OUTGOING = {
  end: CANCELLING,
  'progress+media': 'ringing earlyMedia=true',
  established: UP,
  'rejected 486': `${ended('busy')} status=486`,
  'rejected 487': `${ended('cancelled')} status=487`,
  closed: ended('no-connection'),
  failed: `${ended('media-failed')} [cancel]`,
};
const INCOMING = {
  answer: 'answering [accept]',
  decline: DECLINING,
  end: DECLINING,
  cancelled: ended('missed'),
  'cancelled+elsewhere': ended('answered-elsewhere'),
  'remote-ended': ended('missed'),
  closed: ended('missed'),
  failed: `${ended('media-failed')} [reject 480]`,
};
const TALKING = {
  end: 'ending reason=hung-up since=1000 [bye]',
  'remote-ended': afterTalk('remote-hung-up'),
  closed: afterTalk('connection-lost'),
  failed: `${afterTalk('media-failed')} [bye]`,
};
const ending = (end: (reason: string) => string, reason: string) => ({
  'rejected 480': `${end(reason)} status=480`,
  'rejected 486': `${end(reason)} status=486`,
  'rejected 487': `${end(reason)} status=487`,
  cancelled: end(reason),
  'cancelled+elsewhere': end(reason),
  'remote-ended': end(reason),
  closed: end(reason),
  failed: end(reason),
});

/** What is not named leaves the call as it is. */
const MATRIX: Record<StateLabel, Partial<Record<EventLabel, string>>> = {
  calling: {
    ...OUTGOING,
    progress: 'ringing earlyMedia=false',
    'progress+forwarded': 'calling news=forwarded',
    'rejected 480': `${ended('unavailable')} status=480`,
    mute: 'calling muted [set-microphone false]',
    identified: `calling ${GRACE}`,
    warned: `calling relay-password`,
  },
  'calling+queued': {
    ...OUTGOING,
    progress: 'ringing earlyMedia=false',
    'progress+media': 'ringing earlyMedia=true news=queued',
    'progress+forwarded': 'calling news=forwarded',
    'rejected 480': `${ended('unavailable')} status=480`,
    mute: 'calling news=queued muted [set-microphone false]',
    identified: `calling news=queued ${GRACE}`,
    warned: `calling news=queued relay-password`,
  },
  ringing: {
    ...OUTGOING,
    'rejected 480': `${ended('no-answer')} status=480`,
    'progress+forwarded': 'ringing earlyMedia=false news=forwarded',
    mute: 'ringing earlyMedia=false muted [set-microphone false]',
    identified: `ringing earlyMedia=false ${GRACE}`,
    warned: `ringing earlyMedia=false relay-password`,
  },
  'ringing+media': {
    ...OUTGOING,
    'progress+media': 'same',
    'progress+forwarded': 'ringing earlyMedia=true news=forwarded',
    'rejected 480': `${ended('no-answer')} status=480`,
    mute: 'ringing earlyMedia=true muted [set-microphone false]',
    'send-tones': 'same [send-tones 1,#]',
    identified: `ringing earlyMedia=true ${GRACE}`,
    warned: `ringing earlyMedia=true relay-password`,
  },
  incoming: {
    ...INCOMING,
    refuse: REFUSED,
    forward: FORWARDED,
    silence: 'incoming silenced=true',
    identified: `incoming silenced=false ${GRACE}`,
    warned: `incoming silenced=false relay-password`,
  },
  'incoming+silenced': {
    ...INCOMING,
    refuse: REFUSED,
    forward: FORWARDED,
    identified: `incoming silenced=true problem=no-microphone ${GRACE}`,
    warned: `incoming silenced=true problem=no-microphone relay-password`,
  },
  answering: {
    ...INCOMING,
    answer: 'same',
    established: UP,
    closed: ended('connection-lost'),
    'answer-failed': 'incoming silenced=false problem=microphone-denied',
    mute: 'answering muted [set-microphone false]',
    identified: `answering ${GRACE}`,
    warned: `answering relay-password`,
  },
  established: {
    ...TALKING,
    hold: `${talking('holding')} [set-microphone false, renegotiate true]`,
    'remote-hold': talking('none', true),
    mute: `${talking('none')} muted [set-microphone false]`,
    'send-tones': 'same [send-tones 1,#]',
    identified: `${talking('none')} ${GRACE}`,
    warned: `${talking('none')} relay-password`,
    sound: `${talking('none')} not-sent`,
  },
  'established+holding': {
    ...TALKING,
    'renegotiated+held': talking('held'),
    resume: `${talking('resuming')} [set-microphone true, renegotiate false]`,
    'remote-hold': talking('holding', true),
    mute: `${talking('holding')} muted`,
    identified: `${talking('holding')} ${GRACE}`,
    warned: `${talking('holding')} relay-password`,
    sound: `${talking('holding')} not-sent`,
  },
  'established+held': {
    ...TALKING,
    resume: `${talking('resuming')} [set-microphone true, renegotiate false]`,
    'remote-hold': talking('held', true),
    mute: `${talking('held')} muted`,
    identified: `${talking('held')} ${GRACE}`,
    warned: `${talking('held')} relay-password`,
    sound: `${talking('held')} not-sent`,
  },
  'established+resuming': {
    ...TALKING,
    'renegotiated+active': talking('none'),
    'resume-failed': `${talking('held')} [set-microphone false]`,
    hold: `${talking('holding')} [set-microphone false, renegotiate true]`,
    'remote-hold': talking('resuming', true),
    mute: `${talking('resuming')} muted [set-microphone false]`,
    identified: `${talking('resuming')} ${GRACE}`,
    warned: `${talking('resuming')} relay-password`,
    sound: `${talking('resuming')} not-sent`,
  },
  'established+remote-hold': {
    ...TALKING,
    hold: `${talking('holding', true)} [set-microphone false, renegotiate true]`,
    'remote-resume': talking('none'),
    mute: `${talking('none', true)} muted [set-microphone false]`,
    'send-tones': 'same [send-tones 1,#]',
    identified: `${talking('none', true)} ${GRACE}`,
    warned: `${talking('none', true)} relay-password`,
    sound: `${talking('none', true)} not-sent`,
  },
  'ending+cancelled': {
    ...ending(ended, 'cancelled'),
    established: 'same [bye]',
    identified: `ending reason=cancelled ${GRACE}`,
    warned: `ending reason=cancelled relay-password`,
  },
  'ending+hung-up': {
    ...ending(afterTalk, 'hung-up'),
    identified: `ending reason=hung-up since=1000 ${GRACE}`,
    warned: `ending reason=hung-up since=1000 relay-password`,
  },
  'ended+cancelled': { established: 'same [bye]' },
  'ended+hung-up': {},
};

const labels = <Label extends string>(table: Record<Label, unknown>) => Object.keys(table) as Label[];

describe.each(labels(STATES))('a call that is %s', (state) => {
  it.each(labels(EVENTS))('%s', (event) => {
    const call = callIn(STATES[state]);
    expect(inWords(call, step(call, EVENTS[event]))).toBe(MATRIX[state][event] ?? 'same');
  });
});
