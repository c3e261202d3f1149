import { inboundAudio } from '../support/peer-connections.ts';
import { expect, test } from './parley-test.ts';

const outcomes = [
  ['4486', /busy/i],
  ['4404', /not (found|known|exist)/i],
  ['4603', /declined/i],
] as const;

for (const [number, words] of outcomes) {
  test(`${number} is said in words`, async ({ startAs }) => {
    const alice = await startAs('alice');
    await alice.dial(number);
    await expect(alice.call).toContainText('Ended');
    await expect(alice.call).toContainText(words);
  });
}

test('a call that nobody answers rings until it is cancelled', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('4480');
  await expect(alice.call).toContainText('Ringing…');
  await alice.button('End').click();
  await expect(alice.call).toContainText(/Ended: cancelled/i);
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'CANCEL' });
});

test('a no-answer from the server is said in words', async ({ startAs, board }) => {
  board.respond({ method: 'INVITE' }, ({ reply }) => {
    reply(180);
    reply(408);
  });
  const alice = await startAs('alice');
  await alice.dial('4711');
  await expect(alice.call).toContainText(/Ended: no answer/i);
});

test('early media is heard before the answer', async ({ startAs }) => {
  const alice = await startAs('alice');
  await alice.dial('4183');
  await expect(alice.call).toContainText('Ringing…');
  await expect.poll(async () => (await inboundAudio(alice.window)).energy).toBeGreaterThan(0);
  await expect(alice.call).toContainText('Connected');
});

test('what is no number is refused with a sentence and dials nothing', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  for (const garbage of ['tel:', 'tel:%0aINVITE', 'sip:a@b?Replaces=x', '1'.repeat(10_000)]) {
    await alice.field.fill(garbage);
    await alice.field.press('Enter');
    await expect(alice.window.getByRole('alert')).not.toBeEmpty();
  }
  expect(board.log.filter({ method: 'INVITE' })).toEqual([]);
  await expect(alice.registration).toHaveText('Registered');
});
