import { beforeEach, expect, test } from 'vitest';
import { answerByItself } from '../../../../renderer/listeners/answer-by-itself.ts';
import type { CallListener } from '../../../../renderer/listeners/call-listener.ts';
import type { Call } from '../../../../renderer/domain/call/call.ts';
import { FakeClock } from '../stores/fake-clock.ts';

const intercom: Call = {
  id: 'one',
  accountId: 'office',
  direction: 'incoming',
  party: { address: 'sip:boss@pbx.example' },
  sipCallId: 'one',
  at: 0,
  muted: false,
  answerAfter: 2,
  state: { name: 'incoming', silenced: false },
};

let clock: FakeClock;
let done: string[];
let isBusy: boolean;
let tell: CallListener;

beforeEach(() => {
  clock = new FakeClock();
  done = [];
  isBusy = false;
  tell = answerByItself({
    isAllowed: ({ party }) => party.address === intercom.party.address,
    isBusy: () => isBusy,
    after: clock.after,
    notice: () => done.push('notice'),
    answer: (id) => done.push(`answer ${id}`),
  });
});

test('whoever may is answered after the time they ask for, with a sound before', () => {
  tell({ call: intercom });
  clock.pass(1999);
  expect(done).toEqual([]);
  clock.pass(1);
  expect(done).toEqual(['notice', 'answer one']);
});

test('whoever may not, or does not ask, rings', () => {
  const { answerAfter: _none, ...plain } = intercom;
  tell({ call: { ...intercom, party: { address: 'sip:mallory@pbx.example' } } });
  tell({ call: { ...plain, id: 'two' } });
  clock.pass(60_000);
  expect(done).toEqual([]);
});

test('so does everybody while the person has another call', () => {
  tell({ call: intercom });
  isBusy = true;
  clock.pass(2000);
  expect(done).toEqual([]);
});

test('a call that was answered or is over before its time is left alone', () => {
  tell({ call: intercom });
  tell({ call: { ...intercom, state: { name: 'answering' } }, before: intercom });
  clock.pass(2000);
  expect(done).toEqual([]);
});

test('one that was silenced is not answered', () => {
  tell({ call: intercom });
  tell({ call: { ...intercom, state: { name: 'incoming', silenced: true } }, before: intercom });
  clock.pass(2000);
  expect(done).toEqual([]);
});
