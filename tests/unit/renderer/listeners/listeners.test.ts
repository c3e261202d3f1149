import { beforeEach, describe, expect, test } from 'vitest';
import type { Call, CallState, EndReason } from '../../../../renderer/domain/call/call.ts';
import { endTone } from '../../../../renderer/listeners/end-tone.ts';
import { recordRecent } from '../../../../renderer/listeners/record-recent.ts';
import { ring } from '../../../../renderer/listeners/ring.ts';
import type { Signal } from '../../../../renderer/listeners/signal.ts';
import { ringback } from '../../../../renderer/listeners/ringback.ts';
import { sendPostDialTones } from '../../../../renderer/listeners/send-post-dial-tones.ts';

const established: CallState = { name: 'established', since: 1, localHold: 'none', remoteHold: false };
const incoming: CallState = { name: 'incoming', silenced: false };
const ringing: CallState = { name: 'ringing', earlyMedia: false };
const early: CallState = { name: 'ringing', earlyMedia: true };
const ended = (reason: EndReason): CallState => ({ name: 'ended', reason, at: 2 });

function call(id: string, state: CallState, direction: Call['direction'] = 'incoming'): Call {
  const party = { address: 'sip:1@a' };
  return { id, accountId: 'office', direction, party, sipCallId: id, at: 0, muted: false, state };
}

let sounds: string[];
const signal = (name: string): Signal => ({
  start: () => sounds.push(`${name} on`),
  stop: () => sounds.push(`${name} off`),
});
beforeEach(() => (sounds = []));

describe('ring', () => {
  const listen = () => ring({ ring: signal('ring'), callWaiting: signal('waiting') });

  test.each<[string, CallState]>([
    ['answered', { name: 'answering' }],
    ['silenced', { name: 'incoming', silenced: true }],
    ['given up', ended('missed')],
  ])('rings until the call is %s', (_what, next) => {
    const hear = listen();
    hear({ call: call('a', incoming) });
    hear({ call: call('a', next) });
    expect(sounds).toEqual(['ring on', 'ring off']);
  });

  test('goes on while another call still rings', () => {
    const hear = listen();
    hear({ call: call('a', incoming) });
    hear({ call: call('b', incoming) });
    hear({ call: call('a', ended('missed')) });
    expect(sounds).toEqual(['ring on']);
  });

  test('is a soft tone while another call is spoken, and a ring when that is over', () => {
    const hear = listen();
    hear({ call: call('a', established) });
    hear({ call: call('b', incoming) });
    hear({ call: call('a', ended('hung-up')) });
    expect(sounds).toEqual(['waiting on', 'waiting off', 'ring on']);
  });
});

describe('ringback', () => {
  test('sounds while the other side rings, until the answer', () => {
    const hear = ringback(signal('ringback'));
    hear({ call: call('a', ringing, 'outgoing') });
    hear({ call: call('a', established, 'outgoing') });
    expect(sounds).toEqual(['ringback on', 'ringback off']);
  });

  test('gives way to the sound of the server', () => {
    const hear = ringback(signal('ringback'));
    hear({ call: call('a', ringing, 'outgoing') });
    hear({ call: call('a', early, 'outgoing') });
    expect(sounds).toEqual(['ringback on', 'ringback off']);
  });

  test('is silent while another call is spoken, and comes back when that is over', () => {
    const hear = ringback(signal('ringback'));
    hear({ call: call('a', ringing, 'outgoing') });
    hear({ call: call('b', established) });
    hear({ call: call('b', { ...established, localHold: 'held' }) });
    hear({ call: call('b', established) });
    hear({ call: call('a', ended('cancelled'), 'outgoing') });
    expect(sounds).toEqual(['ringback on', 'ringback off', 'ringback on', 'ringback off']);
  });

  test('is heard while who puts us through has us on hold', () => {
    const hear = ringback(signal('ringback'));
    hear({ call: call('a', { ...established, remoteHold: true }) });
    hear({ call: call('b', ringing, 'outgoing') });
    expect(sounds).toEqual(['ringback on']);
  });

  test('is silent while the call waits in a queue', () => {
    const hear = ringback(signal('ringback'));
    hear({ call: call('a', ringing, 'outgoing') });
    hear({ call: call('a', { ...ringing, news: 'queued' }, 'outgoing') });
    expect(sounds).toEqual(['ringback on', 'ringback off']);
  });
});

describe('end tone', () => {
  const listen = () => endTone({ start: (tone) => sounds.push(tone), stop: () => sounds.push('off') });
  const hear = (before: CallState, state: CallState): void =>
    listen()({
      call: call('a', state, 'outgoing'),
      before: call('a', before, 'outgoing'),
    });

  test('says that the other side is busy', () => {
    hear(ringing, ended('busy'));
    expect(sounds).toEqual(['busy']);
  });

  test.each<[string, Call, Call | undefined]>([
    ['begins', call('b', { name: 'calling' }, 'outgoing'), undefined],
    ['rings', call('b', ringing, 'outgoing'), call('b', { name: 'calling' }, 'outgoing')],
    ['comes in', call('b', incoming), undefined],
    ['is answered', call('b', established), call('b', ringing, 'outgoing')],
  ])('gives way where another call %s', (_what, other, before) => {
    listen()({ call: other, ...(before && { before }) });
    expect(sounds).toEqual(['off']);
  });

  test('goes on where another call is muted, put on hold or ends', () => {
    const spoken = call('b', established);
    for (const state of [
      { ...established, localHold: 'held' } as const,
      { name: 'ending', reason: 'hung-up' } as const,
      ended('hung-up'),
    ])
      listen()({ call: { ...spoken, muted: true, state }, before: spoken });
    expect(sounds).toEqual([]);
  });

  test('says that the network does not get there', () => {
    hear({ name: 'calling' }, ended('server-failed'));
    expect(sounds).toEqual(['congestion']);
  });

  test('never sounds over an announcement of the server', () => {
    hear(early, ended('busy'));
    expect(sounds).toEqual([]);
  });

  test('does not sound after a hang-up', () => {
    hear({ name: 'ending', reason: 'hung-up' }, ended('hung-up'));
    expect(sounds).toEqual([]);
  });
});

describe('the history', () => {
  test('gets each call once, when it is over', () => {
    const added: string[] = [];
    const record = recordRecent({ add: ({ id }) => added.push(id) });
    record({ call: call('a', incoming) });
    record({ call: call('a', ended('missed')), before: call('a', incoming) });
    record({ call: call('a', ended('missed')), before: call('a', ended('missed')) });
    record({ call: call('b', ended('busy'), 'outgoing'), before: call('b', ringing, 'outgoing') });
    expect(added).toEqual(['a', 'b']);
  });
});

describe('tones dialled behind the number', () => {
  test('are sent once, with the answer', () => {
    const sent: string[] = [];
    const hear = sendPostDialTones((id, tones) => sent.push(`${id} ${tones}`));
    const dialled = (state: Call['state']): Call => ({ ...call('a', state, 'outgoing'), postDial: ',,42#' });
    hear({ call: dialled(ringing) });
    hear({ call: dialled(established), before: dialled(ringing) });
    hear({ call: dialled({ ...established, remoteHold: true }), before: dialled(established) });
    expect(sent).toEqual(['a ,,42#']);
  });
});
