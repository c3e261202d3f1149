import { expect, it } from 'vitest';
import { openBoard, openClient, openPhone } from './with-switchboard.ts';

const bobUri = 'sip:bob@switchboard.test';

it('keeps messages for a user who is away, and delivers them in order with the time they were sent', async () => {
  const board = await openBoard({ keepMessages: true });
  const alice = await openPhone(board, 'alice');
  const sentAt = Date.now();
  for (const body of ['one', 'two']) {
    const headers = ['Content-Type: text/plain'];
    expect((await alice.request({ method: 'MESSAGE', uri: bobUri, headers, body })).status).toBe(202);
  }
  const bob = await openClient(board, 'bob');
  await bob.register();
  const first = await bob.incoming('MESSAGE');
  expect(first).toMatchObject({ body: 'one' });
  expect(first.headers.get('From')).toContain('sip:alice@switchboard.test');
  expect(first.headers.get('Content-Type')).toBe('text/plain');
  expect(Date.parse(first.headers.get('Date') ?? '')).toBeGreaterThanOrEqual(
    Math.floor(sentAt / 1000) * 1000,
  );
  bob.reply(first, 200, { tag: 'b' });
  expect(await bob.received.waitFor((each) => each.kind === 'request' && each.body === 'two')).toBeDefined();
});

it('refuses what is for nobody', async () => {
  const board = await openBoard({ keepMessages: true });
  const alice = await openPhone(board, 'alice');
  const uri = 'sip:nobody@switchboard.test';
  expect((await alice.request({ method: 'MESSAGE', uri, body: 'x' })).status).toBe(404);
});
