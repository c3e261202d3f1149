import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureTools } from '../../build/system.ts';
import { expect, provisionFor, test } from './parley-test.ts';

test.skip(process.platform !== 'linux', 'Which program opens links is kept elsewhere on other systems.');

test('Parley makes itself the program for links, and links of other programs arrive', async ({
  start,
  board,
}, testInfo) => {
  ensureTools({ 'xdg-open': 'xdg-utils' });
  // A desktop of its own: which programs there are, and what was chosen.
  const env = {
    ...process.env,
    XDG_DATA_HOME: testInfo.outputPath('data'),
    XDG_CONFIG_HOME: testInfo.outputPath('config'),
    XDG_DATA_DIRS: testInfo.outputPath('system'),
    XDG_CURRENT_DESKTOP: '',
  };
  const run = async (program: string, ...args: string[]): Promise<string> =>
    (await promisify(execFile)(program, args, { env })).stdout.trim();

  const alice = await start({ profile: 'alice', provision: provisionFor(board, 'alice'), env });
  await alice.link('Settings').click();
  const links = alice.window.getByRole('list', { name: 'Links' });
  await expect(links.getByText('No program')).toHaveCount(4);

  await alice.button('Open with Parley').click();
  await expect(links.getByText('Parley', { exact: true })).toHaveCount(4);
  for (const scheme of ['tel', 'sip', 'sips', 'callto']) {
    expect(await run('xdg-mime', 'query', 'default', `x-scheme-handler/${scheme}`)).toMatch(
      /^org\.parley\.Parley-[0-9a-f]{8}\.desktop$/,
    );
  }

  await alice.button('Test').click();
  await expect(alice.window.getByText('A link was opened and arrived here.')).toBeVisible();
  await expect(alice.window.getByRole('region', { name: 'Call this number?' })).toBeHidden();

  await run('xdg-open', 'tel:+1-415-555-0100;ext=2');
  await expect(alice.window.getByRole('region', { name: 'Call this number?' })).toContainText(
    'Call +1 415 555 0100,2?',
  );
  expect(board.log.filter({ method: 'INVITE', direction: 'in' })).toEqual([]);
});
