import { expect, test } from 'vitest';
import { handOver } from '../../../../main/desktop/hand-over.ts';
import type { DesktopCommand } from '../../../../preload/contract/index.ts';

function handedOver(command: DesktopCommand, isHeard: boolean) {
  const did: string[] = [];
  const result = handOver({
    tell({ verb }) {
      did.push(`tell ${verb}`);
      return isHeard;
    },
    showPhone: () => did.push('show'),
  })(command);
  return { did, result };
}

test('an answer shows the phone window, where the call can be ended', () => {
  const { did, result } = handedOver({ verb: 'answer', callId: '1' }, true);
  expect(did).toEqual(['tell answer', 'show']);
  expect(result).toBe(true);
});

test('nothing else does, nor an answer that nobody heard', () => {
  for (const verb of ['decline', 'silence', 'end', 'mute'] as const)
    expect(handedOver({ verb, callId: '1' }, true).did).toEqual([`tell ${verb}`]);
  expect(handedOver({ verb: 'answer', callId: '1' }, false)).toEqual({ did: ['tell answer'], result: false });
});
