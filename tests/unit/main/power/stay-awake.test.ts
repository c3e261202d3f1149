import { expect, test } from 'vitest';
import type { DesktopCall } from '../../../../preload/contract/index.ts';
import { Desktop } from '../../../../main/desktop/desktop.ts';
import { stayAwake } from '../../../../main/power/stay-awake.ts';

const call: DesktopCall = {
  id: '1',
  name: 'Grace',
  number: '204',
  address: 'sip:204@example.com',
  accountId: '2f1e9a52-6b0e-4d0b-9a0c-0f4f3f6a9d11',
  state: 'connected',
  isContact: false,
  canWrite: true,
  silenced: false,
  muted: false,
};

test('one block from the first call to the last, and none when the page is gone', () => {
  const blocks = new Set<number>();
  let next = 0;
  const desktop = new Desktop();
  desktop.observe(
    stayAwake({
      start: () => {
        blocks.add(next);
        return next++;
      },
      stop: (block) => blocks.delete(block),
    }),
  );
  const report = (...calls: DesktopCall[]) => desktop.report({ ...desktop.state, calls });
  report();
  expect([...blocks]).toEqual([]);
  report(call);
  report(call, { ...call, id: '2' });
  report({ ...call, id: '2' });
  expect([...blocks]).toEqual([0]);
  report();
  expect([...blocks]).toEqual([]);
  report(call);
  expect([...blocks]).toEqual([1]);
  desktop.forget();
  expect([...blocks]).toEqual([]);
});
