import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ensureTools } from '../../build/system.ts';
import type { Parley } from '../support/parley.ts';
import { expect, test } from './parley-test.ts';

test.skip(process.platform !== 'linux', 'The keys are pressed and the text is selected by programs for X11.');
// Keys that one Parley has no other one gets: the display is shared.
test.describe.configure({ mode: 'default' });

test.beforeAll(() => ensureTools({ xdotool: 'xdotool', xclip: 'xclip' }));

/** Chooses keys in the settings and presses them there. */
async function choose(parley: Parley, action: string, keys: string): Promise<void> {
  const recorder = parley.window.getByRole('button', { name: new RegExp(`^Keys for ${action}`) });
  await recorder.click();
  await parley.window.keyboard.press(keys);
  await expect(recorder).toHaveText(
    keys.replace('Control', 'Ctrl').replace(/[a-z]$/, (key) => key.toUpperCase()),
  );
}

/** Presses keys as on a keyboard, whichever window has the focus. */
function press(keys: string): void {
  execFileSync('xdotool', ['key', keys]);
}

/** Selects text in another program, which keeps it as long as it is selected. */
async function select(text: string, selection: 'primary' | 'clipboard' = 'primary'): Promise<void> {
  const program = spawn('xclip', ['-selection', selection], { stdio: ['pipe', 'ignore', 'ignore'] });
  program.stdin.end(text);
  await once(program, 'exit');
}

test('keys that work everywhere answer, mute and end a call', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.link('Settings').click();
  await choose(alice, 'Answer', 'Control+Alt+a');
  await choose(alice, 'Mute and unmute', 'F9');
  await choose(alice, 'End the call', 'Control+Alt+e');
  await alice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());

  const call = await board.callUser('alice', { from: '<sip:bob@example.com>' });
  await expect(alice.button('Answer')).toBeVisible();
  press('ctrl+alt+a');
  await expect(alice.call).toContainText('Connected');
  press('F9');
  await expect(alice.button('Mute')).toHaveAttribute('aria-pressed', 'true');
  press('F9');
  await expect(alice.button('Mute')).toHaveAttribute('aria-pressed', 'false');
  press('ctrl+alt+e');
  await call.waitFor('ended');
});

test('the selected number is offered, or what was copied, and nothing where it is not clear', async ({
  startAs,
  board,
}) => {
  const alice = await startAs('alice');
  const question = alice.window.getByRole('region', { name: 'Call this number?' });
  await alice.link('Settings').click();
  await choose(alice, 'Call the selected number', 'Control+Alt+d');

  await select('Please call +49 (30) 1234-567 tomorrow.');
  press('ctrl+alt+d');
  await expect(question).toContainText('Call +49 30 1234 567?');
  await expect(alice.button('Call')).toBeFocused();

  await select('030 1234567 or 030 7654321');
  press('ctrl+alt+d');
  await expect(question.getByRole('alert')).toHaveText(/more than one number/);

  await select('');
  await select('030 7654321', 'clipboard');
  press('ctrl+alt+d');
  await expect(question).toContainText('Call 030 7654321?');
  expect(board.log.filter({ method: 'INVITE', direction: 'in' })).toEqual([]);
});

test('keys that another Parley has are refused, and chosen keys hold after a restart', async ({
  start,
  startAs,
}) => {
  const alice = await startAs('alice');
  await alice.link('Settings').click();
  await choose(alice, 'Answer', 'Control+Alt+k');
  const bob = await startAs('bob');
  await bob.link('Settings').click();
  const recorder = bob.window.getByRole('button', { name: /^Keys for Answer/ });
  await recorder.click();
  await bob.window.keyboard.press('Control+Alt+k');
  await expect(bob.window.getByRole('alert')).toHaveText(/Another program has these keys/);
  await expect(recorder).toHaveText('Not set');

  await alice.close();
  const again = await start({ profile: 'alice' });
  await again.link('Settings').click();
  await expect(again.window.getByRole('button', { name: /^Keys for Answer/ })).toHaveText('Ctrl+Alt+K');
});
