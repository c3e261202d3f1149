import { expect, test } from 'vitest';
import { LoginItems } from '../../../../main/login/login-items.ts';

type Told = Parameters<ConstructorParameters<typeof LoginItems>[0]['app']['setLoginItemSettings']>[0];
type Known = ReturnType<ConstructorParameters<typeof LoginItems>[0]['app']['getLoginItemSettings']>;

/** A system that does what it is told, or has a mind of its own. */
function system(
  mind: Partial<Known> = {},
  command: readonly [string, ...string[]] = ['/parley', '--hidden'],
) {
  const told: Told[] = [];
  const items = new LoginItems({
    name: 'org.parley.Parley',
    command,
    app: {
      setLoginItemSettings: (settings) => told.push(settings),
      getLoginItemSettings: ({ path, args }) => {
        const last = told.at(-1);
        const isOurs = last?.path === path && last.args.join() === args.join();
        return { openAtLogin: isOurs && last.openAtLogin, ...mind };
      },
    },
  });
  return { told, items };
}

test('a login item is set and taken back', async () => {
  const { told, items } = system();
  expect(await items.isOn()).toBe(false);
  expect(await items.set(true)).toEqual({ ok: true, value: true });
  expect(await items.isOn()).toBe(true);
  expect(await items.set(false)).toEqual({ ok: true, value: false });
  const item = { name: 'org.parley.Parley', path: '/parley', args: ['--hidden'] };
  expect(told).toEqual([
    { openAtLogin: true, ...item },
    { openAtLogin: false, ...item },
  ]);
});

test.each([
  ['macOS wants the person to approve it', { status: 'requires-approval' }],
  ['Windows has it switched off in the Task Manager', { executableWillLaunchAtLogin: false }],
] as const)('it is off while %s', async (_, mind) => {
  const { items } = system(mind);
  expect(await items.set(true)).toEqual({ ok: true, value: false });
});

test.each([
  ['macOS', { status: 'enabled' }],
  ['Windows', { executableWillLaunchAtLogin: true }],
] as const)('it is on once %s says so too', async (_, mind) => {
  expect(await system(mind).items.set(true)).toEqual({ ok: true, value: true });
});

test('arguments with spaces arrive as one at the end of a Windows command line', async () => {
  const { told, items } = system({}, ['C:\\parley.exe', '--profile', 'D:\\my profile\\', '--hidden']);
  await items.set(true);
  expect(told[0]?.args).toEqual(['--profile', '"D:\\my profile\\\\"', '--hidden']);
});
