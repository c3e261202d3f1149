import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../build/build.ts';
import { startAgain } from '../support/second-start.ts';
import { expect, test } from './parley-test.ts';

test('verbs of the command line act on the call of the running Parley', async ({
  startAs,
  board,
}, testInfo) => {
  const alice = await startAs('alice');
  const parley = (...args: string[]) => startAgain('--profile', testInfo.outputPath('alice'), ...args);
  expect(await parley('--answer')).toMatchObject({ code: 1, stderr: 'parley: no call is ringing' });
  expect(await parley('--hangup')).toMatchObject({ code: 1, stderr: 'parley: there is no call to end' });

  const call = await board.callUser('alice', { from: '<sip:bob@example.com>' });
  await expect(alice.button('Answer')).toBeVisible();
  expect(await parley('--answer')).toEqual({ code: 0, stdout: '', stderr: '' });
  await expect(alice.call).toContainText('Connected');
  expect(await parley('--mute')).toMatchObject({ code: 0 });
  await expect(alice.button('Mute')).toHaveAttribute('aria-pressed', 'true');
  expect(await parley('--mute')).toMatchObject({ code: 0 });
  await expect(alice.button('Mute')).toHaveAttribute('aria-pressed', 'false');
  expect(await parley('--hangup')).toMatchObject({ code: 0 });
  await call.waitFor('ended');
  await expect(alice.call).toContainText('Ended');
});

// eslint-disable-next-line no-empty-pattern -- Playwright reads from this pattern what a test needs
test('what cannot be done is said, and nothing is started for it', async ({}, testInfo) => {
  const nobody = ['--profile', testInfo.outputPath('nobody')];
  expect(await startAgain(...nobody, '--hangup')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'parley: Parley is not running',
  });
  expect(await startAgain(...nobody, '--answer', '--mute')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('one of'),
  });
  expect(await startAgain(...nobody, '--mute', 'tel:204')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--mute goes with'),
  });
  expect(await startAgain(...nobody, 'tel:204', 'tel:205')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('one link'),
  });
});

test('help and version are printed', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await startAgain('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  const help = await startAgain('--help');
  expect(help.code).toBe(0);
  for (const option of ['--answer', '--hangup', '--mute', '--profile', '--provision', '--version']) {
    expect(help.stdout).toContain(`  ${option}`);
  }
});
