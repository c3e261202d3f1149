import type { Locator } from '@playwright/test';
import type { Parley } from '../support/parley.ts';
import { expect, test } from './interop-test.ts';
import { aorOf } from './lab/users.ts';
import { expectResponse, request, scenario } from './sipp/scenario.ts';

function conversation(parley: Parley): Locator {
  return parley.window.getByRole('log', { name: 'Conversation' });
}

/** Opens the conversation with somebody by typing who that is. */
async function open(parley: Parley, who: string): Promise<void> {
  await parley.field.fill(who);
  await expect(parley.window.getByRole('textbox', { name: 'Message' })).toBeVisible();
}

const room = 'chat-sales';
const people = [
  { name: 'Bob Builder', address: 'bob' },
  { name: 'Handset', address: 'desk' },
];

async function join(parley: Parley, room: string): Promise<void> {
  await open(parley, room);
  await parley.button('More').click();
  await parley.window.getByRole('menuitem', { name: 'Join as a group chat…' }).click();
  await parley.button('Join').click();
  await expect(parley.window.getByRole('dialog')).toBeHidden();
}

function messageFrom(parley: Parley, name: string): Locator {
  return conversation(parley).getByRole('article', { name: `Message from ${name}` });
}

async function write(parley: Parley, text: string): Promise<void> {
  await parley.window.getByRole('textbox', { name: 'Message' }).fill(text);
  await parley.button('Send').click();
}

test.describe('Parley', () => {
  test('messages in both directions, delivered and read', async ({ startAs }) => {
    const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
    await open(alice, 'bob');
    await write(alice, 'Grüße 😀\nin two lines');
    await expect(conversation(alice).getByRole('article')).toContainText('delivered');
    await open(bob, 'alice');
    await expect(conversation(bob)).toContainText('in two lines');
    await expect(conversation(alice).getByRole('article')).toContainText('read');
    await write(bob, 'a long answer '.repeat(300).trim());
    await expect(conversation(alice).getByRole('article').last().locator('p')).toHaveText(
      /^(a long answer ?){300}$/,
    );
    await expect(conversation(bob).getByRole('article').last()).toContainText('read');
  });

  test('messages to a user who is away come with their time, in order, and the receipts after them', async ({
    startAs,
  }) => {
    const alice = await startAs('alice');
    await open(alice, 'bob');
    for (const text of ['one', 'two', 'three']) await write(alice, text);
    await expect(conversation(alice).getByText('sent', { exact: true })).toHaveCount(3);
    const bob = await startAs('bob');
    await open(bob, 'alice');
    await expect(conversation(bob).getByRole('article').locator('p')).toHaveText(['one', 'two', 'three']);
    await expect(conversation(alice).getByText('read', { exact: true })).toHaveCount(3);
  });
});

test.describe('Kamailio', () => {
  test('a group chat of two Parleys and another phone, also after a restart of the server', async ({
    startAs,
    gateway,
    lab,
  }) => {
    const [alice, bob] = await Promise.all([startAs('alice', {}, people), startAs('bob')]);
    const writeAsDesk = async (text: string): Promise<void> => {
      const from = `<${aorOf('desk')}>`;
      const message = { method: 'MESSAGE', cseq: 1, from, to: aorOf(room), contentType: 'text/plain' };
      await (await gateway(scenario(request({ ...message, body: text }), expectResponse(200)))).done();
    };
    for (const parley of [alice, bob]) await join(parley, room);
    await writeAsDesk('#join');
    await expect(conversation(alice)).toContainText('[desk] has joined the room');

    await write(bob, 'who brings cake?');
    await expect(messageFrom(alice, 'Bob Builder')).toContainText('who brings cake?');
    await write(alice, 'not me');
    await expect(messageFrom(bob, 'alice')).toContainText('not me');
    await expect(conversation(alice).getByText('sent', { exact: true })).toHaveCount(1);
    await writeAsDesk('I do');
    await expect(messageFrom(alice, 'Handset')).toContainText('I do');
    await expect(messageFrom(bob, 'desk')).toContainText('I do');

    await lab.kamailio.restart();
    await expect(alice.registration).toHaveText('Registered');
    await expect(bob.registration).toHaveText('Registered');
    // Both are in the group again by themselves; who is the second is told to the first.
    await Promise.any([
      expect(conversation(alice).getByText('[bob] has joined the room')).toHaveCount(2),
      expect(conversation(bob).getByText('[alice] has joined the room')).toHaveCount(1),
    ]);
    await writeAsDesk('#join');
    await writeAsDesk('is anybody here?');
    for (const parley of [alice, bob]) await expect(conversation(parley)).toContainText('is anybody here?');
    await write(bob, 'I am');
    await expect(messageFrom(alice, 'Bob Builder').last()).toContainText('I am');

    await alice.button('More').click();
    await alice.window.getByRole('menuitem', { name: 'Leave the group chat…' }).click();
    await alice.button('Leave').click();
    await expect(alice.window.getByText('You have left this group chat.')).toBeVisible();
  });
});

test.describe('Gateway', () => {
  test('a plain message to a user who is away comes with the time it was sent at', async ({
    startAs,
    gateway,
  }) => {
    const sent = Date.now();
    const call = await gateway(
      scenario(
        request({
          method: 'MESSAGE',
          cseq: 1,
          from: `<${aorOf('desk')}>`,
          contentType: 'text/plain',
          body: 'while you were away',
        }),
        expectResponse(202),
      ),
    );
    await call.done();
    // Date tells seconds: another one must have begun.
    await expect.poll(() => Math.floor(Date.now() / 1_000)).toBeGreaterThan(Math.floor(sent / 1_000) + 1);
    const alice = await startAs('alice');
    await open(alice, 'desk');
    const article = conversation(alice).getByRole('article');
    await expect(article).toContainText('while you were away');
    const shown = Date.parse((await article.locator('time').getAttribute('datetime')) ?? '');
    expect(Math.abs(shown - sent)).toBeLessThan(1_500);
  });
});
