import type { CallRecord } from '../../../../preload/contract/index.ts';

export const office = '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c11';

/** A call that Grace made and we answered, changed as a test needs it. */
export function aCall(change: Partial<CallRecord> = {}): CallRecord {
  return {
    accountId: office,
    direction: 'incoming',
    party: { address: 'sip:grace@example.com', displayName: 'Grace Hopper' },
    startedAt: 1_000,
    answeredAt: 2_000,
    endedAt: 9_000,
    reason: 'remote-hung-up',
    sipCallId: 'a@example.com',
    ...change,
  };
}

export function aMissedCall(change: Partial<CallRecord> = {}): CallRecord {
  const { answeredAt: _none, ...call } = aCall({ reason: 'missed', ...change });
  return call;
}
