import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AutostartFile } from '../../../../main/login/autostart-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A program that is there, and a person whose desktop has never started anything. */
function setUp() {
  const folder = temporaryFolder();
  const program = join(folder, 'My Parley');
  writeFileSync(program, '');
  chmodSync(program, 0o755);
  const path = join(folder, 'config', 'autostart', 'org.parley.Parley.desktop');
  const startOf = (executable: string) =>
    new AutostartFile({ path, name: 'Parley', command: [executable, '--profile', '/a %b', '--hidden'] });
  return { folder, path, program, startOf, start: startOf(program) };
}

test('switched on, there is an entry that starts this Parley hidden; switched off, there is none', async () => {
  const { path, program, start } = setUp();
  expect(await start.isOn()).toBe(false);
  expect(await start.set(true)).toEqual({ ok: true, value: true });
  expect(readFileSync(path, 'utf8').split('\n')).toEqual([
    '[Desktop Entry]',
    'Type=Application',
    'Name=Parley',
    `TryExec=${program}`,
    `Exec="${program}" --profile "/a %%b" --hidden`,
    'Terminal=false',
    '',
  ]);
  expect(await start.isOn()).toBe(true);
  expect(await start.set(false)).toEqual({ ok: true, value: false });
  expect(existsSync(path)).toBe(false);
  expect(await start.set(false)).toEqual({ ok: true, value: false });
});

test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
  'what the desktop switched off by %s is off, and can be switched on again',
  async (line) => {
    const { path, start } = setUp();
    await start.set(true);
    writeFileSync(path, `${readFileSync(path, 'utf8')}${line}\n`);
    expect(await start.isOn()).toBe(false);
    await start.keep();
    expect(await start.isOn()).toBe(false);
    expect(await start.set(true)).toEqual({ ok: true, value: true });
    expect(readFileSync(path, 'utf8')).not.toContain(line);
  },
);

test.each(['', 'no entry', '[Desktop Entry]\nName=Parley\n'])(
  'a file that starts nothing is off: %j',
  async (text) => {
    const { path, start } = setUp();
    await start.set(true);
    writeFileSync(path, text);
    expect(await start.isOn()).toBe(false);
  },
);

test('a program that an update put somewhere else is started from there', async () => {
  const { path, program, folder, start, startOf } = setUp();
  const former = join(folder, 'former');
  writeFileSync(former, '');
  chmodSync(former, 0o755);
  await startOf(former).set(true);
  await start.keep();
  expect(readFileSync(path, 'utf8')).toContain(`TryExec=${former}\n`);
  rmSync(former);
  expect(await start.isOn()).toBe(false);
  await start.keep();
  expect(readFileSync(path, 'utf8')).toContain(`TryExec=${program}\n`);
});

test('what was never switched on, keeping does not', async () => {
  const { path, start } = setUp();
  await start.keep();
  expect(existsSync(path)).toBe(false);
});

test('a folder that cannot be written is said', async () => {
  const { folder, start } = setUp();
  writeFileSync(join(folder, 'config'), 'no folder');
  expect(await start.set(true)).toMatchObject({ ok: false, failure: { reason: 'storage-failed' } });
});
