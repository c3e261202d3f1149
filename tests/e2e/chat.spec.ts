import type { Locator } from '@playwright/test';
import type { Parley } from '../support/parley.ts';
import { hostileTexts } from './hostile-texts.ts';
import { expect, provisionFor, test } from './parley-test.ts';

test.use({ boardOptions: { keepMessages: true } });

function conversation(parley: Parley): Locator {
  return parley.window.getByRole('log', { name: 'Conversation' });
}

/** Opens the conversation with somebody by typing who that is. */
async function open(parley: Parley, who: string): Promise<void> {
  await parley.field.fill(who);
  await expect(parley.window.getByRole('textbox', { name: 'Message' })).toBeVisible();
}

async function write(parley: Parley, text: string): Promise<void> {
  await parley.window.getByRole('textbox', { name: 'Message' }).fill(text);
  await parley.button('Send').click();
}

test('two Parleys write to each other, see each other write, and know what was read', async ({ startAs }) => {
  const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  await open(alice, 'bob');
  await open(bob, 'alice');
  await write(alice, 'see you at 3?');
  await expect(conversation(bob)).toContainText('see you at 3?');
  await expect(conversation(alice).getByRole('article')).toContainText('read');
  await bob.window.getByRole('textbox', { name: 'Message' }).pressSequentially('yes');
  await expect(conversation(alice)).toContainText('is writing…');
  await bob.button('Send').click();
  await expect(conversation(alice).getByRole('article').last()).toContainText('yes');
  await expect(conversation(alice)).not.toContainText('is writing…');
});

test('a text that is longer than servers carry arrives as one', async ({ startAs, board }) => {
  const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  await open(alice, 'bob');
  await open(bob, 'alice');
  const text = Array.from({ length: 300 }, (_, index) => `Zeile ${index + 1}: Grüße`).join('\n');
  await write(alice, text);
  await expect(conversation(bob).getByRole('article')).toContainText('Zeile 300');
  expect(await conversation(bob).getByRole('article').locator('p').innerText()).toBe(text);
  const bodies = board.log.filter({ direction: 'in', kind: 'request', method: 'MESSAGE' });
  expect(bodies.length).toBeGreaterThan(5);
  await expect(conversation(alice).getByRole('article')).toContainText('read');
});

test('what is written without a connection goes out once, in order, and waits for who is away', async ({
  startAs,
  start,
  board,
}) => {
  const alice = await startAs('alice');
  await open(alice, 'bob');
  await board.stop();
  await expect(alice.registration).not.toHaveText('Registered');
  for (const text of ['one', 'two', 'three']) await write(alice, text);
  await expect(conversation(alice)).toContainText('waits to be sent');
  await board.start();
  await expect(conversation(alice).getByText('sent', { exact: true })).toHaveCount(3, { timeout: 40_000 });

  const bob = await start({ profile: 'bob', provision: provisionFor(board, 'bob') });
  await expect(bob.registration).toHaveText('Registered');
  await open(bob, 'alice');
  await expect(conversation(bob).getByRole('article').locator('p')).toHaveText(['one', 'two', 'three']);
  await expect(conversation(alice).getByText('read', { exact: true })).toHaveCount(3);
});

test('everything that was said is still there after a restart, and so is the draft', async ({
  startAs,
  start,
  board,
}) => {
  const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  await open(alice, 'bob');
  await write(alice, 'before');
  await expect(conversation(alice).getByRole('article')).toContainText('delivered');
  await alice.window.getByRole('textbox', { name: 'Message' }).fill('half a sen');
  await alice.window.getByRole('textbox', { name: 'Message' }).blur();
  await alice.close();
  const again = await start({ profile: 'alice', provision: provisionFor(board, 'alice') });
  await expect(again.registration).toHaveText('Registered');
  await open(again, 'bob');
  await expect(conversation(again).getByRole('article')).toContainText('before');
  await expect(again.window.getByRole('textbox', { name: 'Message' })).toHaveValue('half a sen');
  await open(bob, 'alice');
  await expect(conversation(bob).getByRole('article')).toContainText('before');
});

test('a device that takes plain text only gets plain text', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  board.respond({ method: 'MESSAGE', to: 'bob' }, ({ request, reply }) =>
    /^text\/plain/.test(request.headers.get('Content-Type') ?? '') ? reply(200) : reply(415),
  );
  await open(alice, 'bob');
  await write(alice, 'hello');
  await expect(conversation(alice).getByRole('article')).toContainText('sent');
  const types = board.log
    .filter({ direction: 'in', kind: 'request', method: 'MESSAGE' })
    .map(({ text }) => /^Content-Type: (\S+?)(?:;|\r)/im.exec(text)?.[1]);
  expect([...new Set(types)]).toEqual(['message/cpim', 'text/plain']);
});

test('what was read without a connection is told after the next one, once, also when Parley ended meanwhile', async ({
  startAs,
  start,
  board,
}) => {
  const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  await open(alice, 'bob');
  await write(alice, 'read me later');
  await expect(conversation(alice).getByRole('article')).toContainText('delivered');
  await board.stop();
  await expect(bob.registration).not.toHaveText('Registered');
  await open(bob, 'alice');
  await expect(conversation(bob)).toContainText('read me later');
  await expect(bob.window.getByText('1 unread')).toHaveCount(0);
  await bob.close();
  await board.start();
  await expect(alice.registration).toHaveText('Registered', { timeout: 40_000 });
  const again = await start({ profile: 'bob', provision: provisionFor(board, 'bob') });
  await expect(conversation(alice).getByRole('article')).toContainText('read');
  await open(again, 'alice');
  await expect(conversation(again)).toContainText('read me later');
  const told = board.log
    .filter({ direction: 'in', kind: 'request', method: 'MESSAGE' })
    .filter(({ text }) => text.includes('<displayed/>'))
    // One that the server asks the password for comes twice, under one name.
    .map(({ text }) => /imdn\.Message-ID: (\S+)/.exec(text)?.[1]);
  expect(new Set(told).size).toBe(1);
});

test('hostile texts are shown as they were written, and are nothing else', async ({ startAs }) => {
  const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  const requested: string[] = [];
  bob.window.on('request', (request) => requested.push(request.url()));
  const title = await bob.window.title();
  await open(alice, 'bob');
  await open(bob, 'alice');
  // Only what is in sight is in the page: each is looked at when it comes.
  const last = conversation(bob).getByRole('article').last();
  const elements = new Set<string>();
  const links = new Set<string>();
  for (const text of hostileTexts) {
    await write(alice, text);
    // One of them comes in parts.
    await expect.poll(() => last.locator('p').textContent(), { timeout: 30_000 }).toBe(text);
    for (const element of await last.locator('p *').all()) {
      elements.add(await element.evaluate(({ tagName }) => tagName));
      links.add(new URL((await element.getAttribute('href')) ?? '').protocol);
    }
  }
  expect(elements).toEqual(new Set(['A']));
  expect(links).toEqual(new Set(['https:']));
  expect(await bob.window.title()).toBe(title);
  expect(requested.filter((url) => !url.startsWith('app://'))).toEqual([]);
  await bob.field.fill('DROP TABLE');
  await expect(bob.window.getByRole('list', { name: 'Messages' })).toContainText('DROP TABLE messages');
});
