import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../main/links/link-registry.ts';
import { LINK_SCHEMES } from '../../../../main/links/link-schemes.ts';
import { linuxRegistry } from '../../../../main/links/linux-registry.ts';
import { macRegistry } from '../../../../main/links/mac-registry.ts';
import { windowsRegistry } from '../../../../main/links/windows-registry.ts';
import { readDesktopEntry } from '../../../../main/xdg/desktop-entry.ts';

/** A system's program that prints what it is told to, and remembers how it was called. */
function program(answers: Record<string, string> = {}) {
  const ran: string[][] = [];
  const run: Run = (name, args) => {
    ran.push([name, ...args]);
    const answer = answers[[name, ...args].join(' ')] ?? answers[name];
    return answer === undefined ? Promise.reject(new Error(`${name}: not found`)) : Promise.resolve(answer);
  };
  return { ran, run };
}

describe('Windows', () => {
  const executable = 'C:\\Program Files\\Parley\\Parley.exe';
  const choice = (scheme: string): string =>
    'reg.exe query HKCU\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\' +
    `${scheme}\\UserChoice /v ProgId`;
  const printed = (progId: string): string =>
    `\r\nHKEY_CURRENT_USER\\Software\\…\\UserChoice\r\n    ProgId    REG_SZ    ${progId}\r\n\r\n`;

  test('the choice that the person made in the settings is read', async () => {
    const { run } = program({ [choice('tel')]: printed('Parley.tel'), [choice('sip')]: printed('AppX7k2') });
    const registry = windowsRegistry({ run, command: [executable], openSettings: () => Promise.resolve() });
    expect(await registry.handlerOf('tel')).toBe('parley');
    expect(await registry.handlerOf('sip')).toBe('other');
    expect(await registry.handlerOf('sips')).toBe('nobody');
  });

  test('what Windows offers Parley by is written, and its page opens', async () => {
    const { ran, run } = program({ 'reg.exe': '' });
    const opened: string[] = [];
    await windowsRegistry({
      run,
      command: [executable],
      openSettings: (url) => Promise.resolve(void opened.push(url)),
    }).register();
    const add = (key: string, ...rest: string[]) => [
      'reg.exe',
      'add',
      `HKCU\\Software\\${key}`,
      ...rest,
      '/f',
    ];
    expect(ran).toContainEqual(
      add(
        'Classes\\Parley.tel\\shell\\open\\command',
        '/ve',
        '/t',
        'REG_SZ',
        '/d',
        `"${executable}" -- "%1"`,
      ),
    );
    expect(ran).toContainEqual(add('Classes\\Parley.sips', '/v', 'URL Protocol', '/t', 'REG_SZ', '/d', ''));
    for (const scheme of LINK_SCHEMES) {
      const associations = 'Parley\\Capabilities\\URLAssociations';
      expect(ran).toContainEqual(add(associations, '/v', scheme, '/t', 'REG_SZ', '/d', `Parley.${scheme}`));
    }
    expect(ran.at(-1)).toEqual(
      add('RegisteredApplications', '/v', 'Parley', '/t', 'REG_SZ', '/d', 'Software\\Parley\\Capabilities'),
    );
    expect(ran.every((command) => command[2]?.startsWith('HKCU\\'))).toBe(true);
    expect(opened).toEqual(['ms-settings:defaultapps?registeredAppUser=Parley']);
  });

  test('a registry that refuses is an error', async () => {
    const registry = windowsRegistry({
      run: program().run,
      command: [executable],
      openSettings: () => Promise.resolve(),
    });
    await expect(registry.register()).rejects.toThrow('not found');
  });

  test('links open the profile that was repaired', async () => {
    const { ran, run } = program({ 'reg.exe': '' });
    const command = [executable, 'C:\\My app', '--profile', 'D:\\'] as const;
    await windowsRegistry({ run, command, openSettings: () => Promise.resolve() }).register();
    expect(ran.flat()).toContain(`"${executable}" "C:\\My app" "--profile" "D:\\\\" -- "%1"`);
  });
});

describe('Linux', () => {
  const ENTRY = '/data/applications/org.parley.Parley.desktop';
  const query = (scheme: string): string => `xdg-mime query default x-scheme-handler/${scheme}`;

  const COMMAND = ['/opt/My "Parley"/parley', '--profile', '/p 100%'];

  function registry(answers: Record<string, string>, command: readonly string[] | undefined) {
    const files = new Map<string, string>();
    const { ran, run } = program(answers);
    const linux = linuxRegistry({
      run,
      readFile: (path) => Promise.resolve(files.get(path) ?? ''),
      writeFile: (path, text) => Promise.resolve(void files.set(path, text)),
      dataHome: '/data',
      entry: 'org.parley.Parley',
      command,
    });
    return { files, ran, linux };
  }

  test('an entry is written and made the default for each scheme', async () => {
    const { files, ran, linux } = registry({ 'xdg-mime': '', 'update-desktop-database': '' }, COMMAND);
    await linux.register();
    const entry = readDesktopEntry(files.get(ENTRY) ?? '');
    expect(entry.get('Type')).toBe('Application');
    expect(entry.get('Exec')).toBe('"/opt/My \\"Parley\\"/parley" --profile "/p 100%%" %u');
    expect(entry.get('MimeType')).toBe(
      'x-scheme-handler/tel;x-scheme-handler/sip;x-scheme-handler/sips;x-scheme-handler/callto;',
    );
    expect(ran).toEqual([
      ['update-desktop-database', '/data/applications'],
      [
        'xdg-mime',
        'default',
        'org.parley.Parley.desktop',
        ...LINK_SCHEMES.map((name) => `x-scheme-handler/${name}`),
      ],
    ]);
  });

  test('a system without the cache of MIME types has none to update', async () => {
    const { linux } = registry({ 'xdg-mime': '' }, COMMAND);
    await expect(linux.register()).resolves.toBeUndefined();
  });

  test('a packaged Parley has an entry, which is left alone', async () => {
    const answers = { 'xdg-mime': '', [query('tel')]: 'org.parley.Parley.desktop\n' };
    const { files, ran, linux } = registry(answers, undefined);
    await linux.register();
    expect(files.size).toBe(0);
    expect(ran.map(([name]) => name)).toEqual(['xdg-mime']);
    expect(await linux.handlerOf('tel')).toBe('parley');
  });

  test('who opens links is said', async () => {
    const answers = {
      'xdg-mime': '',
      'update-desktop-database': '',
      [query('tel')]: 'org.parley.Parley.desktop\n',
      [query('sip')]: 'linphone.desktop\n',
      [query('sips')]: 'org.parley.Parley-1a2b3c4d.desktop\n',
    };
    const { files, linux } = registry(answers, COMMAND);
    await linux.register();
    expect(await linux.handlerOf('tel')).toBe('parley');
    expect(await linux.handlerOf('sip')).toBe('other');
    expect(await linux.handlerOf('sips')).toBe('other-copy');
    expect(await linux.handlerOf('callto')).toBe('nobody');
    files.set(ENTRY, '[Desktop Entry]\nExec=/old/place/parley %u\n');
    expect(await linux.handlerOf('tel')).toBe('other-copy');
  });

  test('without xdg-utils nobody knows, and registering is an error', async () => {
    const { linux } = registry({}, COMMAND);
    expect(await linux.handlerOf('tel')).toBe('unknown');
    await expect(linux.register()).rejects.toThrow('not found');
  });
});

describe('macOS', () => {
  function app(accepts: boolean) {
    const clients = new Map([['sip', 'Linphone']]);
    return {
      isDefaultProtocolClient: (scheme: string) => clients.get(scheme) === 'Parley',
      setAsDefaultProtocolClient(scheme: string) {
        if (accepts) clients.set(scheme, 'Parley');
        return accepts;
      },
      getApplicationNameForProtocol: (url: string) => clients.get(url.replace(':', '')) ?? '',
    };
  }

  test('LaunchServices is asked and told', async () => {
    const registry = macRegistry(app(true));
    expect(await registry.handlerOf('tel')).toBe('nobody');
    expect(await registry.handlerOf('sip')).toBe('other');
    await registry.register();
    expect(await registry.handlerOf('sip')).toBe('parley');
  });

  test('what is not packaged is refused, and that is said', async () => {
    await expect(macRegistry(app(false)).register()).rejects.toThrow('tel, sip, sips, callto');
  });
});
