import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { sleepWith } from '../../../../main/power/sleep.ts';

test('what happens at each sleep and each waking, and what the log says of it', () => {
  const signs = new EventEmitter();
  const done: string[] = [];
  const sleeper = { suspend: () => done.push('suspend'), resume: () => done.push('resume') };
  sleepWith(signs, sleeper, (text) => done.push(text));
  for (const sign of ['suspend', 'resume', 'suspend']) signs.emit(sign);
  expect(done).toEqual([
    'the computer goes to sleep',
    'suspend',
    'the computer woke up',
    'resume',
    'the computer goes to sleep',
    'suspend',
  ]);
});
