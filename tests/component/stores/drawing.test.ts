import { flushSync } from 'svelte';
import { toStore } from 'svelte/store';
import { expect, test } from 'vitest';
import type { Line } from '../../../renderer/sip/port.ts';
import { Calls } from '../../../renderer/stores/calls.svelte.ts';
import { systemClock } from '../../../renderer/stores/clock.ts';
import { RenderGate } from '../../../renderer/stores/render-gate.ts';

const ada = 'sip:205@example.com';

test('what a click changes is true at once, and drawn when its offer has left', async () => {
  let left = (): void => {};
  const waiting: (() => void)[] = [];
  const gate = new RenderGate({
    after: (_ms, action) => {
      waiting.push(action);
      return () => undefined;
    },
  });
  const line: Pick<Line, 'place' | 'perform'> = {
    place: () => undefined,
    perform: (_id, { type }) => {
      if (type === 'invite') gate.hold(new Promise<void>((resolve) => (left = resolve)));
    },
  };
  const calls = new Calls({
    lines: { of: () => line as Line },
    clock: systemClock(),
    gate,
    newId: () => 'call',
    refuses: () => false,
    forwards: () => undefined,
  });
  const drawn: (string | undefined)[] = [];
  const stop = toStore(() => calls.current?.state.name).subscribe((name) => drawn.push(name));

  calls.place({ accountId: 'office', party: { address: ada }, dialled: '205', target: ada });
  flushSync();
  expect(calls.current?.state.name).toBe('calling');
  expect(drawn).toEqual([undefined]);

  left();
  await Promise.resolve();
  for (const action of waiting) action();
  flushSync();
  expect(drawn).toEqual([undefined, 'calling']);
  stop();
});
