import { expect, it } from 'vitest';
import { endReasonOf } from '../../../../../renderer/domain/call/end-reason.ts';

it.each([
  [300, 'redirected'],
  [302, 'redirected'],
  [380, 'redirected'],
  [400, 'server-failed'],
  [401, 'forbidden'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [406, 'not-acceptable'],
  [407, 'forbidden'],
  [408, 'no-answer'],
  [410, 'not-found'],
  [415, 'not-acceptable'],
  [420, 'server-failed'],
  [482, 'server-failed'],
  [484, 'not-found'],
  [485, 'not-found'],
  [486, 'busy'],
  [487, 'cancelled'],
  [488, 'not-acceptable'],
  [500, 'server-failed'],
  [503, 'server-failed'],
  [600, 'busy'],
  [603, 'declined'],
  [604, 'not-found'],
  [606, 'not-acceptable'],
  [607, 'declined'],
  [608, 'declined'],
  [699, 'declined'],
  [NaN, 'server-failed'],
])('%i says %s', (status, reason) => {
  expect(endReasonOf(status, false)).toBe(reason);
  expect(endReasonOf(status, true)).toBe(reason);
});

it('takes 480 for nobody there after ringing, and for unreachable otherwise', () => {
  expect(endReasonOf(480, true)).toBe('no-answer');
  expect(endReasonOf(480, false)).toBe('unavailable');
});
