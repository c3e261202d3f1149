import type { Parley } from '../support/parley.ts';
import { tones } from './audio/tones.ts';
import { expect, expectSilence, expectToHear, test } from './interop-test.ts';
import type { DeskPhone } from './lab/desk-phone.ts';

test.describe('Desk phone', () => {
  let alice: Parley;
  let desk: DeskPhone;

  test.beforeEach(async ({ startAs, deskPhone }) => {
    [alice, desk] = await Promise.all([startAs('alice'), deskPhone()]);
  });

  async function callDesk(): Promise<void> {
    await alice.dial('desk');
    await desk.waitFor('CALL_INCOMING');
    await expect(alice.call).toContainText('Ringing…');
    desk.answer();
    await expect(alice.call).toContainText('Connected');
  }

  /** Alice presses a key and the desk phone understands it. */
  async function expectDigit(key: string): Promise<void> {
    const keypad = alice.call.getByRole('group', { name: 'Keypad' });
    if (await keypad.isHidden()) await alice.call.getByRole('button', { name: 'Keypad' }).click();
    await keypad.getByRole('button', { name: key, exact: true }).click();
    expect(await desk.waitFor('CALL_DTMF_START')).toBe(key);
  }

  test('both hear each other; the caller hangs up', async () => {
    await callDesk();
    await expectToHear(alice, tones.desk);
    await expectToHear(desk, tones.alice);
    await alice.button('End').click();
    await desk.waitFor('CALL_CLOSED');
  });

  test('the called side hangs up', async () => {
    await callDesk();
    desk.hangUp();
    await expect(alice.call).toContainText('Ended: the other side hung up');
  });

  test('the other side calls, and both hear each other', async () => {
    desk.dial('alice');
    await alice.button('Answer').click();
    await desk.waitFor('CALL_ESTABLISHED');
    await expectToHear(alice, tones.desk);
    await expectToHear(desk, tones.alice);
    desk.hangUp();
    await expect(alice.call).toContainText('Ended: the other side hung up');
  });

  test('the other side calls, and the called side hangs up', async () => {
    desk.dial('alice');
    await alice.button('Answer').click();
    await desk.waitFor('CALL_ESTABLISHED');
    await alice.button('End').click();
    await desk.waitFor('CALL_CLOSED');
  });

  test('hold and resume', async () => {
    await callDesk();
    await expectToHear(alice, tones.desk);
    await expectToHear(desk, tones.alice);
    await alice.button('Hold').click();
    await expect(alice.call).toContainText('On hold');
    await expectSilence(alice);
    await expectSilence(desk);
    await alice.button('Resume').click();
    await expectToHear(alice, tones.desk);
    await expectToHear(desk, tones.alice);
  });

  test('hold and resume by the other side', async () => {
    await callDesk();
    await expectToHear(alice, tones.desk);
    await expectToHear(desk, tones.alice);
    desk.hold();
    await expect(alice.call).toContainText('Put on hold by the other side');
    await expectSilence(alice);
    await expectSilence(desk);
    desk.resume();
    await expect(alice.call).toContainText('Connected');
    await expectToHear(alice, tones.desk);
    await expectToHear(desk, tones.alice);
  });

  test('DTMF', async () => {
    await callDesk();
    await expectToHear(alice, tones.desk);
    for (const key of ['4', '2', '*', '#']) await expectDigit(key);
  });

  test('busy', async () => {
    await alice.dial('desk');
    await desk.waitFor('CALL_INCOMING');
    desk.hangUp();
    await expect(alice.call).toContainText('Ended: busy');
  });

  test('the other side calls and is declined', async () => {
    desk.dial('alice');
    await alice.button('Decline').click();
    expect(await desk.waitFor('CALL_CLOSED')).toMatch(/^(486|603)/);
  });

  test('cancel', async () => {
    await alice.dial('desk');
    await desk.waitFor('CALL_INCOMING');
    await alice.button('End').click();
    await desk.waitFor('CALL_CLOSED');
    await expect(alice.call).toContainText('Ended: cancelled');
  });

  test('the other side calls and cancels', async () => {
    desk.dial('alice');
    await expect(alice.button('Answer')).toBeVisible();
    desk.hangUp();
    await expect(alice.button('Answer')).toBeHidden();
    await alice.link('Recent').click();
    await expect(alice.window.getByRole('list', { name: 'Recent' })).toContainText('Missed call');
  });

  test('no answer', async ({ lab }) => {
    await lab.kamailio.restart({ noAnswer: 3_000 });
    await expect(alice.registration).not.toHaveText('Registered');
    await expect(alice.registration).toHaveText('Registered');
    await desk.waitFor('REGISTER_OK');
    await alice.dial('desk');
    await desk.waitFor('CALL_INCOMING');
    await expect(alice.call).toContainText('Ended: no answer');
    await lab.kamailio.restart();
  });

  test('a user with both: the desk phone answers', async ({ startAs, deskPhone }) => {
    const bob = await startAs('bob');
    const bobsDesk = await deskPhone('bob');
    await alice.dial('bob');
    await bobsDesk.waitFor('CALL_INCOMING');
    await expect(bob.button('Answer')).toBeVisible();
    bobsDesk.answer();
    await expect(alice.call).toContainText('Connected');
    await expect(bob.button('Answer')).toBeHidden();
    await expectToHear(alice, tones.desk);
    await expectToHear(bobsDesk, tones.alice);
  });

  test('a user with both: Parley answers', async ({ startAs, deskPhone }) => {
    const bob = await startAs('bob');
    const bobsDesk = await deskPhone('bob');
    await alice.dial('bob');
    await bobsDesk.waitFor('CALL_INCOMING');
    await bob.button('Answer').click();
    await bobsDesk.waitFor('CALL_CLOSED');
    await expectToHear(alice, tones.bob);
    await expectToHear(bob, tones.alice);
  });
});
