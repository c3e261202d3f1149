import { describe, expect, test } from 'vitest';
import { causeOf } from '../../../../../renderer/domain/quality/quality-cause.ts';
import { type Quality, measured } from '../../../../../renderer/domain/quality/quality.ts';
import type { QualityCount } from '../../../../../renderer/domain/quality/quality-count.ts';
import { readingBetween } from '../../../../../renderer/domain/quality/quality-reading.ts';
import { summaryOf } from '../../../../../renderer/domain/quality/quality-summary.ts';

/** What 2 s of a good call add to the count. */
const good = { received: 100, samples: 96_000, spokenTime: 2, spokenEnergy: 0.02 };
type Growth = QualityCount & { times?: number };

const sums = ['received', 'lost', 'discarded', 'samples', 'concealed', 'spokenTime', 'spokenEnergy'] as const;

/** A call that was measured every 2 s, with what each stretch added; unless it says else, the other side reports each time. */
function call(stretches: readonly Growth[], { isMuted = false, isHeld = false } = {}): Quality | undefined {
  let count: QualityCount = {};
  let at = 0;
  let quality = measured(undefined, count, { isMuted, isHeld });
  for (const { times = 1, ...stretch } of stretches) {
    for (let time = 0; time < times; time++) {
      const grown = sums.map((name) => [name, (count[name] ?? 0) + (stretch[name] ?? 0)] as const);
      count = { reportedThere: (at += 2000), ...stretch, ...Object.fromEntries(grown) };
      quality = measured(quality, count, { isMuted, isHeld });
    }
  }
  return quality;
}

const causeAfter = (...stretches: Growth[]) => call(stretches)?.watch.cause;

describe('a reading', () => {
  test('is what came between two counts', () => {
    const before = {
      received: 100,
      lost: 4,
      discarded: 1,
      samples: 1000,
      concealed: 10,
      heardEnergy: 1,
      heardTime: 2,
    };
    const after = {
      received: 190,
      lost: 13,
      discarded: 2,
      samples: 2000,
      concealed: 210,
      heardEnergy: 1.02,
      heardTime: 4,
      jitter: 0.012,
      roundTrip: 0.08,
      lostThere: 0.03,
      reportedThere: 6,
      codec: 'opus',
    };
    expect(readingBetween(before, after)).toEqual({
      codec: 'opus',
      mos: expect.closeTo(3.43, 1) as number,
      loss: expect.closeTo(10 / 99, 5) as number,
      lossThere: 0.03,
      isReported: true,
      jitter: 12,
      roundTrip: 80,
      concealed: 0.2,
      heard: expect.closeTo(0.1, 5) as number,
    });
  });

  test('tells whether the other side has said anew what it misses', () => {
    const count = { lostThere: 0.2, reportedThere: 6 };
    expect(readingBetween({}, count)).toMatchObject({ lossThere: 0.2, isReported: true });
    const old = readingBetween(count, count);
    expect(old.lossThere).toBe(0.2);
    expect(old.isReported).toBeUndefined();
  });

  test('of nothing says nothing, nor does one of counts that fall', () => {
    const nothing = { loss: 0, concealed: 0, heard: 0 };
    expect(readingBetween({}, {})).toEqual(nothing);
    expect(readingBetween({ received: 90, lost: 9 }, { received: 1, lost: -3 })).toEqual(nothing);
  });
});

describe('the cause', () => {
  const clear = { loss: 0, concealed: 0, heard: 0 };

  test.each([
    ['losses both ways', { loss: 0.05, lossThere: 0.04, jitter: 80 }, 'own-network'],
    ['bursts', { loss: 0.05, jitter: 60 }, 'uneven'],
    ['losses on the way here', { loss: 0.05, jitter: 5 }, 'incoming-loss'],
    ['losses on the way there', { lossThere: 0.1 }, 'outgoing-loss'],
    ['a long way', { roundTrip: 700 }, 'long-way'],
    ['gaps in what came whole', { concealed: 0.2 }, 'other-side'],
    ['nothing', {}, undefined],
  ])('of %s', (_what, reading, cause) => {
    expect(causeOf({ ...clear, ...reading })).toBe(cause);
  });
});

describe('what is said during a call', () => {
  const bad = { ...good, received: 80, lost: 20, lostThere: 0.2 };

  test('is nothing while all is well, or for one bad stretch', () => {
    expect(causeAfter({ ...good, times: 20 })).toBeUndefined();
    expect(
      causeAfter({ ...good, times: 5 }, { ...bad, times: 2 }, good, { ...bad, times: 2 }),
    ).toBeUndefined();
  });

  test('comes with the third bad stretch in a row, and goes with the fourth good one', () => {
    expect(causeAfter({ ...bad, times: 3 })).toBe('own-network');
    expect(causeAfter({ ...bad, times: 3 }, { ...good, times: 3 })).toBe('own-network');
    expect(causeAfter({ ...bad, times: 3 }, { ...good, times: 3 }, bad)).toBe('own-network');
    expect(causeAfter({ ...bad, times: 3 }, { ...good, times: 4 })).toBeUndefined();
  });

  const reported = (lostThere: number, reportedThere: number) => ({ ...good, lostThere, reportedThere });

  test('counts a report of the other side once, however long the next one takes', () => {
    expect(causeAfter({ ...reported(0.3, 1), times: 9 })).toBeUndefined();
    expect(causeAfter({ ...reported(0.3, 1), times: 9 }, { ...reported(0.3, 2), times: 9 })).toBeUndefined();
    const thrice = [1, 2, 3].map((at) => ({ ...reported(0.3, at), times: 3 }));
    expect(causeAfter(...thrice)).toBe('outgoing-loss');
    expect(causeAfter(...thrice, { ...reported(0.3, 3), times: 9 })).toBe('outgoing-loss');
    expect(causeAfter(...thrice, { ...reported(0, 4), times: 4 })).toBeUndefined();
    const between = { ...reported(0, 2), times: 3 };
    expect(
      causeAfter({ ...reported(0.3, 1), times: 3 }, between, reported(0.3, 3), reported(0.3, 4)),
    ).toBeUndefined();
  });

  test('comes of what is heard here, however old the report of the other side is', () => {
    expect(causeAfter({ ...bad, lostThere: 0.3, reportedThere: 1, times: 3 })).toBe('own-network');
  });

  test('is nothing on hold, and judged anew after it', () => {
    expect(call([{ ...bad, times: 9 }], { isHeld: true })?.watch.cause).toBeUndefined();
  });

  test('does not flicker between causes, and follows one that stays', () => {
    const uneven = { ...good, received: 80, lost: 20, jitter: 0.06 };
    expect(causeAfter({ ...bad, times: 3 }, { ...uneven, times: 2 }, bad, { ...uneven, times: 2 })).toBe(
      'own-network',
    );
    expect(causeAfter({ ...bad, times: 3 }, { ...uneven, times: 3 })).toBe('uneven');
  });

  test('is that the microphone gives nothing, unless it is muted, and as long as that lasts', () => {
    const silent = { ...good, spokenEnergy: 0 };
    expect(causeAfter({ ...silent, times: 9 })).toBeUndefined();
    expect(causeAfter({ ...silent, times: 10 })).toBe('no-microphone-sound');
    expect(call([{ ...silent, times: 20 }], { isMuted: true })?.watch.cause).toBeUndefined();
    expect(causeAfter({ ...silent, times: 10 }, good)).toBeUndefined();
    const { spokenTime: _time, ...unknown } = silent;
    expect(causeAfter({ ...unknown, times: 20 })).toBeUndefined();
  });
});

describe('the summary', () => {
  test('has the average and the worst, and leaves out when nothing came', () => {
    const quality = call([
      { ...good, codec: 'opus', jitter: 0.01, roundTrip: 0.1 },
      { ...good, received: 0, codec: 'opus' },
      { ...good, received: 90, lost: 10, codec: 'opus', jitter: 0.03 },
    ]);
    expect(quality && summaryOf(quality.total)).toEqual({
      mos: expect.closeTo(3.88, 1) as number,
      worst: expect.closeTo(3.4, 1) as number,
      loss: 0.05,
      jitter: 20,
      roundTrip: 100,
      codec: 'opus',
    });
  });

  test('is none of a call in which nothing came', () => {
    const quality = call([{}, {}]);
    expect(quality && summaryOf(quality.total)).toBeUndefined();
  });
});

test('only the last five minutes are kept for the plots', () => {
  expect(call([{ ...good, times: 400 }])?.readings).toHaveLength(150);
});
