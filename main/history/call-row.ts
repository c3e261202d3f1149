import type { CallQuality, CallRecord, PastCall } from '../../preload/contract/index.ts';

/** A row of the table `calls`, as SQLite gives and takes it. */
export interface CallRow {
  readonly id: number;
  readonly account_id: string;
  readonly direction: PastCall['direction'];
  readonly address: string;
  readonly display_name: string | null;
  readonly dialled: string | null;
  readonly started_at: number;
  readonly answered_at: number | null;
  readonly ended_at: number;
  readonly reason: PastCall['reason'];
  readonly status: number | null;
  readonly sip_call_id: string;
  /** JSON. */
  readonly quality: string | null;
}

export const callColumns = `calls.id, account_id, direction, address, display_name, dialled, started_at, answered_at,
  ended_at, reason, status, sip_call_id, quality`;

export function callOf(row: CallRow): PastCall {
  return {
    id: row.id,
    accountId: row.account_id,
    direction: row.direction,
    party: {
      address: row.address,
      ...(row.display_name === null ? {} : { displayName: row.display_name }),
    },
    ...(row.dialled === null ? {} : { dialled: row.dialled }),
    startedAt: row.started_at,
    ...(row.answered_at === null ? {} : { answeredAt: row.answered_at }),
    endedAt: row.ended_at,
    reason: row.reason,
    ...(row.status === null ? {} : { status: row.status }),
    sipCallId: row.sip_call_id,
    ...(row.quality === null ? {} : { quality: JSON.parse(row.quality) as CallQuality }),
  };
}

export function rowOf(call: CallRecord): Omit<CallRow, 'id'> {
  return {
    account_id: call.accountId,
    direction: call.direction,
    address: call.party.address,
    display_name: call.party.displayName ?? null,
    dialled: call.dialled ?? null,
    started_at: call.startedAt,
    answered_at: call.answeredAt ?? null,
    ended_at: call.endedAt,
    reason: call.reason,
    status: call.status ?? null,
    sip_call_id: call.sipCallId,
    quality: call.quality === undefined ? null : JSON.stringify(call.quality),
  };
}
