import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../../renderer/domain/call/call.ts';
import { step } from '../../../../../renderer/domain/call/step.ts';
import type { CallVideo, VideoEvent } from '../../../../../renderer/domain/call/video.ts';
import { callIn, STATES } from './calls.ts';

const none: CallVideo = { isChanging: false, theirs: [] };

function after(...events: readonly VideoEvent[]): Call {
  return events.reduce((call, event) => step(call, event).call, callIn(STATES.established));
}

const show = { type: 'show-video', source: 'camera' } as const;
const shown = { type: 'video-shown', source: 'camera' } as const;

describe('video of ours', () => {
  it.each<[string, readonly VideoEvent[], VideoEvent, CallVideo, readonly unknown[]]>([
    [
      'is asked for',
      [],
      show,
      { ...none, ours: 'camera', isChanging: true },
      [{ type: 'send-video', source: 'camera' }],
    ],
    ['is shown', [show], shown, { ...none, ours: 'camera' }, []],
    ['ends', [show, shown], { type: 'hide-video' }, { ...none, isChanging: true }, [{ type: 'send-video' }]],
    [
      'ends by itself',
      [show, shown],
      { type: 'video-ended' },
      { ...none, isChanging: true },
      [{ type: 'send-video' }],
    ],
    [
      'is taken back while the other side is asked',
      [show],
      { type: 'hide-video' },
      { ...none, isChanging: true },
      [{ type: 'send-video' }],
    ],
    [
      'ends by itself while the other side is asked',
      [{ type: 'show-video', source: 'screen' }],
      { type: 'video-ended' },
      { ...none, isChanging: true },
      [{ type: 'send-video' }],
    ],
    ['has ended', [show, shown, { type: 'hide-video' }], { type: 'video-shown' }, none, []],
    [
      'is over when the other side ends it',
      [show, shown],
      { type: 'video-failed', problem: 'refused' },
      { ...none, problem: 'refused' },
      [],
    ],
    ['is refused', [show], { type: 'video-failed', problem: 'refused' }, { ...none, problem: 'refused' }, []],
    [
      'gives way to a screen',
      [show, shown],
      { type: 'show-video', source: 'screen' },
      { ...none, ours: 'screen', isChanging: true },
      [{ type: 'send-video', source: 'screen' }],
    ],
    [
      'stays where no screen was chosen',
      [show, shown, { type: 'show-video', source: 'screen' }],
      { type: 'video-failed', source: 'camera' },
      { ...none, ours: 'camera' },
      [],
    ],
    [
      'is tried again, and its problem forgotten',
      [show, { type: 'video-failed', problem: 'refused' }],
      show,
      { ...none, ours: 'camera', isChanging: true },
      [{ type: 'send-video', source: 'camera' }],
    ],
  ])('%s', (_what, before, event, video, effects) => {
    const next = step(after(...before), event);
    expect([next.call.video, next.effects]).toEqual([video, effects]);
  });

  it.each<[string, readonly VideoEvent[], VideoEvent]>([
    ['while the other side is asked', [show], { type: 'show-video', source: 'screen' }],
    ['while it is told that it is over', [show, { type: 'hide-video' }], { type: 'video-ended' }],
    ['twice', [show, shown], show],
    ['of nothing', [], { type: 'hide-video' }],
  ])('does not change %s', (_when, before, event) => {
    const call = after(...before);
    expect(step(call, event)).toEqual({ call, effects: [] });
  });

  it.each(Object.keys(STATES) as (keyof typeof STATES)[])(
    'is shown only in a call that is up: %s',
    (label) => {
      const call = callIn(STATES[label]);
      expect(step(call, show).effects.length > 0).toBe(call.state.name === 'established');
    },
  );
});

it('video of theirs comes with an answer already, the same is no change, and both go with the call', () => {
  const theirs = { type: 'their-video', tracks: ['a'] } as const;
  expect(step(callIn(STATES.answering), theirs).call.video).toEqual({ ...none, theirs: ['a'] });
  const seen = after(theirs);
  expect(step(seen, { type: 'their-video', tracks: ['a'] }).call).toBe(seen);
  expect(step(seen, { type: 'their-video', tracks: [] }).call.video).toEqual(none);
  const over = step(after(show, shown, theirs), { type: 'remote-ended', at: 1 }).call;
  expect(over.video).toBeUndefined();
  expect(step(over, theirs).call).toBe(over);
});
