import type { Locator, TestInfo } from '@playwright/test';
import type { Parley } from '../support/parley.ts';
import { startAgain } from '../support/second-start.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import { expect, hostOf, provisionFor, test } from './parley-test.ts';

/** A click on the link in another program, with Parley running under alice's profile. */
async function click(testInfo: TestInfo, link: string): Promise<void> {
  expect(await startAgain('--profile', testInfo.outputPath('alice'), link)).toMatchObject({
    code: 0,
    stderr: '',
  });
}

function question(parley: Parley): Locator {
  return parley.window.getByRole('region', { name: 'Call this number?' });
}

/** Whom Parley called: one entry for each call. */
function called(board: Switchboard): string[] {
  const calls = new Map<string, string>();
  for (const { text } of board.log.filter({ method: 'INVITE', direction: 'in', inDialog: false })) {
    calls.set(/^Call-ID: *(.*)$/im.exec(text)?.[1] ?? text, /^INVITE (\S+)/.exec(text)?.[1] ?? text);
  }
  return [...calls.values()];
}

async function allowCallsAtOnce(parley: Parley): Promise<void> {
  await parley.link('Settings').click();
  await parley.window.getByRole('checkbox', { name: 'Call numbers from links at once' }).check();
}

test('a cold start with a link asks, Enter calls', async ({ start, board }) => {
  const alice = await start({
    profile: 'alice',
    provision: provisionFor(board, 'alice'),
    link: 'tel:4-4-8-0',
  });
  await expect(question(alice)).toContainText('Call 4 4 8 0?');
  await expect(question(alice)).toContainText('tel:4-4-8-0');
  await expect(alice.field).toHaveValue('4 4 8 0');
  await expect(alice.button('Call')).toBeFocused();
  await expect(alice.registration).toHaveText('Registered');
  expect(called(board)).toEqual([]);
  await alice.window.keyboard.press('Enter');
  await expect(alice.call).toContainText('Ringing…');
  await expect(question(alice)).toBeHidden();
  expect(called(board)).toEqual([`sip:4480@${hostOf(board)}`]);
});

test('a link that is clicked brings the window to the front; Escape leaves it', async ({
  startAs,
  board,
}, testInfo) => {
  const alice = await startAs('alice');
  await alice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await click(testInfo, 'tel:+1-415-555-0100');
  await expect(question(alice)).toContainText('Call +1 415 555 0100?');
  expect(
    await alice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
  ).toBe(false);
  await alice.window.keyboard.press('Escape');
  await expect(question(alice)).toBeHidden();
  await expect(alice.field).toHaveValue('');
  expect(called(board)).toEqual([]);
});

test('in a call a link only asks, and the call goes on', async ({ startAs, board }, testInfo) => {
  const alice = await startAs('alice');
  await allowCallsAtOnce(alice);
  await alice.link('Recent').click();
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');
  await click(testInfo, 'tel:4480');
  await expect(question(alice)).toContainText('Call 4480?');
  await expect(alice.call).toContainText('Connected');
  expect(called(board)).toHaveLength(1);
});

test('what is allowed at once is called at once, and a code is asked about all the same', async ({
  startAs,
  board,
}, testInfo) => {
  const alice = await startAs('alice');
  await allowCallsAtOnce(alice);
  for (const link of ['tel:*43', 'tel:*21*0301234#', `sip:*43@${hostOf(board)}`, `tel:${'1'.repeat(21)}`]) {
    await click(testInfo, link);
    await expect(question(alice)).toContainText(link);
  }
  expect(called(board)).toEqual([]);
  await alice.window.keyboard.press('Escape');
  await click(testInfo, 'tel:4480');
  await expect(alice.call).toContainText('Ringing…');
  expect(called(board)).toHaveLength(1);
});

test('hostile links are refused with words and call nobody', async ({ startAs, board }, testInfo) => {
  const alice = await startAs('alice');
  await allowCallsAtOnce(alice);
  const links: [link: string, words: RegExp][] = [
    ['tel:4480%0a', /hidden characters/],
    ['tel:\u202E0844', /hidden characters/],
    ['tel:4480%0d%0aINVITE sip:4480', /hidden characters/],
    [`sip:4480@${hostOf(board)}?Replaces=a%3Bto-tag%3D1`, /more than a number/],
    ['tel:4480?method=call', /more than a number/],
    [`tel:${'4'.repeat(10_000)}`, /too long/],
    ['tel:tel:4480', /neither one number/],
    ['sip:4480@evil.example@other.example', /not written correctly/],
    ['tel:4480;phone-context=evil.example', /another network/],
  ];
  for (const [link, words] of links) {
    await click(testInfo, link);
    await expect(question(alice).getByRole('alert')).toHaveText(words);
    await alice.button('Dismiss').click();
  }
  for (const argument of ['https://example.com', 'javascript:4480', 'tels:4480']) {
    // No link of ours: a second start, and nothing else.
    await startAgain('--profile', testInfo.outputPath('alice'), argument);
  }
  const injected = await startAgain(
    '--profile',
    testInfo.outputPath('alice'),
    'tel:4480',
    '--provision=/x.json',
  );
  expect(injected).toMatchObject({ code: 2, stderr: 'parley: options stand before the link' });
  await expect(question(alice)).toBeHidden();
  expect(called(board)).toEqual([]);
});

test('a link goes to the Parley of the profile that is named', async ({ startAs }, testInfo) => {
  const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  await startAgain('--profile', testInfo.outputPath('bob'), 'tel:4480');
  await expect(question(bob)).toBeVisible();
  await click(testInfo, 'tel:4486');
  await expect(question(alice)).toContainText('Call 4486?');
  await expect(question(bob)).toContainText('Call 4480?');
});
