import type { DesktopCall, DesktopLine, DesktopState } from '../../../../preload/contract/index.ts';

export const OFFICE = '2f1e9a52-6b0e-4d0b-9a0c-0f4f3f6a9d11';

const grace = {
  name: 'Grace Hopper',
  number: '204',
  address: 'sip:204@example.com',
  accountId: OFFICE,
};

/** A report of the phone window, with what matters to a test. */
export function desktopState(parts: Partial<DesktopState> = {}): DesktopState {
  const status = { chosen: 'available', shown: 'available' } as const;
  return {
    status,
    calls: [],
    lines: [line()],
    missedCount: 0,
    missed: [],
    messages: [],
    recent: [],
    ...parts,
  };
}

export function line(parts: Partial<DesktopLine> = {}): DesktopLine {
  return { accountId: OFFICE, name: 'Office', enabled: true, state: 'registered', ...parts };
}

export function call(parts: Partial<DesktopCall> = {}): DesktopCall {
  return {
    id: '1',
    ...grace,
    isContact: false,
    canWrite: true,
    state: 'ringing',
    silenced: false,
    muted: false,
    ...parts,
  };
}

export function missed(id: string, at = 0, party: Partial<typeof grace> = {}) {
  return { id, ...grace, ...party, at };
}

export function unseen(messageId: number, text: string, count = 1) {
  return { messageId, text, count, ...grace };
}

export const recentGrace = grace;
