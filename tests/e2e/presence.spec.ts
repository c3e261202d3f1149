import type { Locator } from '@playwright/test';
import { inboundAudio } from '../support/peer-connections.ts';
import type { Parley } from '../support/parley.ts';
import type { Provision } from '../support/provision-file.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import { expect, hostOf, provisionFor, test } from './parley-test.ts';

const bobsContact = { name: 'Bob', address: 'bob' };

/** Alice, with Bob among her people. */
function aliceKnowingBob(board: Switchboard): Provision {
  return { ...provisionFor(board, 'alice'), contacts: [bobsContact] };
}

function person(parley: Parley, name: string): Locator {
  return parley.window.getByRole('list', { name: 'People' }).getByRole('listitem', { name, exact: true });
}

function lastInvite(board: Switchboard): string | undefined {
  return board.log.filter({ direction: 'in', kind: 'request', method: 'INVITE', user: 'alice' }).at(-1)?.text;
}

async function choose(parley: Parley, status: string): Promise<void> {
  await parley.button('My status').click();
  await parley.window.getByRole('menuitemradio', { name: status }).click();
}

test.describe('two Parleys', () => {
  let alice: Parley;
  let bob: Parley;
  test.beforeEach(async ({ board, start, startAs }) => {
    alice = await start({ profile: 'alice', provision: aliceKnowingBob(board) });
    await expect(person(alice, 'Bob, offline')).toBeVisible();
    bob = await startAs('bob');
    await expect(person(alice, 'Bob, available')).toBeVisible();
  });

  test('one sees what the other chooses, that they ring, talk and hold, and that they leave', async ({
    board,
  }) => {
    await choose(bob, 'Do not disturb');
    await expect(person(alice, 'Bob, do not disturb')).toBeVisible();
    await choose(bob, 'Available');
    await expect(person(alice, 'Bob, available')).toBeVisible();
    const call = await board.callUser('bob', { displayName: 'Grace', media: 'music' });
    await expect(person(alice, 'Bob, ringing')).toContainText('Grace is calling');
    await bob.button('Answer').click();
    await expect(person(alice, 'Bob, on a call')).toBeVisible();
    await bob.button('Hold').click();
    await expect(person(alice, 'Bob, on hold')).toBeVisible();
    await bob.button('Resume').click();
    await expect(person(alice, 'Bob, on a call')).toBeVisible();
    await call.bye();
    await expect(person(alice, 'Bob, available')).toBeVisible();
    await bob.close();
    await expect(person(alice, 'Bob, offline')).toBeVisible();
  });

  test('all is right again after the server started anew, whatever changed meanwhile', async ({ board }) => {
    await board.stop();
    await expect(bob.registration).not.toHaveText('Registered');
    await choose(bob, 'Away');
    await board.start();
    await expect(person(alice, 'Bob, away')).toBeVisible({ timeout: 40_000 });
    await choose(bob, 'Available');
    await expect(person(alice, 'Bob, available')).toBeVisible();
  });

  test('a ringing call is picked up, by a code where no dialog is told', async ({ board }) => {
    await board.callUser('bob', { displayName: 'Grace', media: 'music' });
    await expect(bob.button('Answer')).toBeVisible();
    await alice.button('Pick up for Bob').click();
    await expect(alice.call).toContainText('Connected');
    await expect(alice.call).toContainText('Grace');
    await expect.poll(async () => (await inboundAudio(alice.window)).packets).toBeGreaterThan(10);
    await expect(bob.button('Answer')).toBeHidden();
    await expect(bob.window.getByLabel('1 missed')).toBeHidden();
    expect(lastInvite(board)).toContain('Replaces: ');
    await alice.button('End').click();
    await expect(alice.call).toBeHidden();

    board.events.notifier.policy.tellDialogs = false;
    await board.callUser('bob', { displayName: 'Grace', media: 'music' });
    await alice.button('Pick up for Bob').click();
    await expect(alice.call).toContainText('Connected');
    await expect(bob.button('Answer')).toBeHidden();
    expect(lastInvite(board)).toContain(`INVITE sip:**bob@${hostOf(board)} SIP/2.0`);
  });

  test('a call of Alice that another phone picks up is hers with that phone', async ({ board }) => {
    await alice.dial('bob');
    await expect(bob.button('Answer')).toBeVisible();
    const invite = board.log.find({ direction: 'in', kind: 'request', method: 'INVITE' })?.message;
    const ringing = board.log.find({
      direction: 'out',
      kind: 'response',
      method: 'INVITE',
      status: 180,
    })?.message;
    const tag = (name: string) =>
      /;tag=([^;]+)/.exec((name === 'From' ? invite : ringing)?.headers.get(name) ?? '')?.[1];
    const taken = await board.callUser('alice', {
      displayName: 'Carol',
      media: 'music',
      headers: {
        Replaces: `${invite?.headers.get('Call-ID')};to-tag=${tag('From')};from-tag=${tag('To')};early-only`,
        Require: 'replaces',
      },
    });
    await taken.waitFor('established');
    await expect(alice.call).toContainText('Connected');
    await expect(alice.call).toContainText('Carol');
    await expect(bob.button('Answer')).toBeHidden();
  });
});

test('waiting messages are counted, and called for with a click', async ({ board, start }) => {
  const alice = await start({ profile: 'alice', provision: provisionFor(board, 'alice') });
  await expect(alice.registration).toHaveText('Registered');
  board.events.mailboxes.set('alice', { newMessages: 2, oldMessages: 1, account: 'sip:*44@10.9.8.7' });
  await alice.button('2 new voice messages').click();
  await expect(alice.call).toContainText('Connected');
  board.events.mailboxes.set('alice', { newMessages: 0, oldMessages: 3 });
  await expect(alice.window.getByText('new voice message')).toBeHidden();
});
