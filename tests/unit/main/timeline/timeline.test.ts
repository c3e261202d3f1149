import { expect, it } from 'vitest';
import {
  placeOf,
  type TimelineEntry,
  type TimelineQuery,
  type Whom,
} from '../../../../preload/contract/index.ts';
import { aCall } from '../history/past-calls.ts';
import { bob, openMessages, received, valueOf, written } from '../messages/some-messages.ts';

async function openTimeline() {
  const { history, messages, timeline } = await openMessages();
  const page = ({ address, ...query }: Omit<TimelineQuery, 'whom'> & Whom) => {
    const {
      whose: _whose,
      spans: _spans,
      ...found
    } = valueOf(timeline.page({ whom: { address }, ...query }));
    return found;
  };
  return { history, messages, timeline: { page } };
}

const words = (entries: readonly TimelineEntry[]): string[] =>
  entries.map((entry) => (entry.kind === 'call' ? `call ${entry.call.startedAt}` : entry.message.text));

it('has calls and messages with one person in their order, and nobody else', async () => {
  const { history, messages, timeline } = await openTimeline();
  history.add(aCall({ party: { address: bob }, startedAt: 2 }));
  messages.add(received({ text: 'one', at: 1 }));
  messages.add(written({ text: 'three', at: 3 }));
  messages.add(received({ text: 'other', address: 'sip:carol@example.com', at: 2, messageId: 'x' }));
  const page = timeline.page({ address: bob, limit: 10 });
  expect(words(page.entries)).toEqual(['one', 'call 2', 'three']);
  expect(page.hasMore).toBe(false);
});

it('pages in both directions without losing or doubling anything, also at the same moment', async () => {
  const { history, messages, timeline } = await openTimeline();
  for (let index = 0; index < 40; index += 1) {
    const at = Math.floor(index / 7);
    if (index % 3 === 0) history.add(aCall({ party: { address: bob }, startedAt: at }));
    else messages.add(received({ text: `m${index}`, at, messageId: `m${index}` }));
  }
  const whole = timeline.page({ address: bob, limit: 100 }).entries;
  expect(whole).toHaveLength(40);
  for (const limit of [1, 3, 7, 39]) {
    const older: TimelineEntry[] = [];
    for (let hasMore = true; hasMore;) {
      const [first] = older;
      const before = first && { before: placeOf(first) };
      const page = timeline.page({ address: bob, limit, ...before });
      older.unshift(...page.entries);
      hasMore = page.hasMore;
    }
    expect(older).toEqual(whole);
    const newer: TimelineEntry[] = whole.slice(0, 1);
    for (let hasMore = true; hasMore;) {
      const page = timeline.page({ address: bob, limit, after: placeOf(newer.at(-1)!) });
      newer.push(...page.entries);
      hasMore = page.hasMore;
    }
    expect(newer).toEqual(whole);
  }
});

it('is the same however the number was written', async () => {
  const { history, timeline } = await openTimeline();
  const numbers = [
    'sip:030123456@pbx.example',
    'sip:+4930123456@other.example',
    'sip:+49(30)12-3456@x.example',
  ];
  const extensions = ['sip:204@a.example', 'sip:204@b.example'];
  for (const address of [...numbers, ...extensions]) history.add(aCall({ party: { address } }));
  const length = (address: string): number => timeline.page({ address, limit: 10 }).entries.length;
  for (const address of numbers) expect(length(address)).toBe(3);
  expect(length('sip:204@A.example')).toBe(1);
});

it('of somebody who is new is empty', async () => {
  const { timeline } = await openTimeline();
  expect(timeline.page({ address: 'sip:new@example.com', limit: 10 })).toEqual({
    entries: [],
    hasMore: false,
  });
});
