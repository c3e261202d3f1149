import { expect, test } from 'vitest';
import type { Account } from '../../../../preload/contract/index.ts';
import type { Call } from '../../../../renderer/domain/call/call.ts';
import { isLetThrough } from '../../../../renderer/stores/let-through.ts';

test.each([
  [['12'], 'sip:12@pbx.example', true],
  [['12'], 'sip:112@pbx.example', false],
  [['+49 30 123456'], 'sip:+4930123456@pbx.example', true],
  [['12'], 'sip:12@elsewhere.example', false],
  [['boss'], 'sip:boss@PBX.example', true],
  [['boss'], 'sip:boss@elsewhere.example', false],
  [['sip:boss@elsewhere.example'], 'sip:boss@elsewhere.example', true],
  [['not a <number>'], 'sip:12@pbx.example', false],
  [undefined, 'sip:12@pbx.example', false],
])('%j lets %s through: %s', (autoAnswer, address, isLet) => {
  const account = { autoAnswer } as Account;
  const accounts = { of: () => account, domainOf: () => 'pbx.example' };
  expect(isLetThrough(accounts, { accountId: 'office', party: { address } } as Call)).toBe(isLet);
});
