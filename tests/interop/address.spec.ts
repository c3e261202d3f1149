import { execFileSync } from 'node:child_process';
import type { Parley } from '../support/parley.ts';
import { tones } from './audio/tones.ts';
import { expect, expectToHear, test } from './interop-test.ts';

const [former, next] = ['10.20.30.2', '10.20.30.3'];

// Whoever is in this network loses the address too, so nobody else may be in a call (playwright.interop.config.ts).
test.describe('Desk phone', () => {
  test.use({ loopback: false });
  test.beforeEach(() => {
    ip('link', 'add', 'office', 'type', 'veth', 'peer', 'name', 'wall');
    for (const end of ['office', 'wall']) ip('link', 'set', end, 'up');
    ip('address', 'add', `${former}/24`, 'dev', 'office');
  });
  test.afterEach(() => ip('link', 'delete', 'office'));

  test('a call goes on when the address of the computer changes', async ({ startAs, deskPhone }) => {
    const [alice, desk] = await Promise.all([startAs('alice'), deskPhone()]);
    await alice.dial('desk');
    await desk.waitFor('CALL_INCOMING');
    desk.answer();
    await expectToHear(alice, tones.desk);
    await expectToHear(desk, tones.alice);
    expect(await localAddress(alice)).toBe(former);

    ip('address', 'add', `${next}/24`, 'dev', 'office');
    ip('address', 'delete', `${former}/24`, 'dev', 'office');
    await expect.poll(() => localAddress(alice)).not.toBe(former);
    await expectToHear(alice, tones.desk);
    await expectToHear(desk, tones.alice);
    await alice.button('End').click();
    await desk.waitFor('CALL_CLOSED');
  });
});

/** From where the newest call sends now. */
async function localAddress(parley: Parley): Promise<unknown> {
  return parley.window.evaluate(async () => {
    const report = await window.peerConnections.at(-1)?.getStats();
    const stats = [...(report?.values() ?? [])] as Record<string, unknown>[];
    const transport = stats.find(({ type }) => type === 'transport');
    const pair = stats.find(({ id }) => id === transport?.['selectedCandidatePairId']);
    return stats.find(({ id }) => id === pair?.['localCandidateId'])?.['address'];
  });
}

/** Within the network of the tests, which is apart from the machine's (run.ts). */
function ip(...args: readonly string[]): void {
  if (process.getuid?.() === 0) execFileSync('ip', args);
  else execFileSync('sudo', ['ip', ...args]);
}
