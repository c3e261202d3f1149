import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { root } from '../../../build/build.ts';
import { completeMsiProject } from '../../../build/installer/msi-project.ts';
import { LINK_SCHEMES } from '../../../main/links/link-schemes.ts';
import { windowsRegistration, type RegistryValue } from '../../../main/links/windows-registration.ts';

const script = readFileSync(join(root, 'build', 'installer', 'links.nsh'), 'utf8');

/** The lines of a macro of the NSIS include, the macros in it written out. */
function macro(name: string, argument = ''): string[] {
  const body = new RegExp(`^!macro ${name}\\b[^\\n]*\\n([^]*?)^!macroend`, 'm').exec(script)?.[1] ?? '';
  return body.split('\n').flatMap((line) => {
    const inserted = /^\s*!insertmacro (\w+) "(\w+)"/.exec(line);
    return inserted === null
      ? [line.replaceAll('${SCHEME}', argument).trim()]
      : macro(inserted[1] ?? '', inserted[2]);
  });
}

/** Words of an NSIS line, which are quoted in either way. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

const sorted = (values: RegistryValue[]): RegistryValue[] =>
  values.toSorted((a, b) => `${a.key}\0${a.name}`.localeCompare(`${b.key}\0${b.name}`));

test('the NSIS installer writes the registration that Parley knows', () => {
  const written = macro('customInstall')
    .map(words)
    .filter(([verb, where]) => verb === 'WriteRegStr' && where === 'SHELL_CONTEXT')
    .map(([, , key = '', name = '', value = '']) => ({ key, name, value }));
  expect(sorted(written)).toEqual(sorted(windowsRegistration('$appExe')));
});

test('the NSIS uninstaller takes all of it away', () => {
  const removed = macro('customUnInstall').map(words);
  const keys = removed.filter(([verb]) => verb === 'DeleteRegKey').map((line) => line.at(-1) ?? '');
  const values = removed.filter(([verb]) => verb === 'DeleteRegValue').map((line) => line.slice(2).join('|'));
  for (const { key, name } of windowsRegistration('$appExe')) {
    const goesWithKey = keys.some((removedKey) => `${key}\\`.startsWith(`${removedKey}\\`));
    expect(goesWithKey || values.includes(`${key}|${name}`), `${key} ${name}`).toBe(true);
  }
});

test('the MSI writes it too, for whom it is installed, and leaves updates to the administrator', () => {
  const project = `<Wix><ComponentGroup Id="ProductComponents" Directory="APPLICATIONFOLDER">
      <Component>
        <File Name="Parley.exe" Source="$(var.appDir)\\Parley.exe" KeyPath="yes" Id="mainExecutable"/>
      </Component>
      <Component Directory="dABC">
        <File Name="app-update.yml" Source="$(var.appDir)\\resources\\app-update.yml" KeyPath="yes"/>
      </Component>
      <Component Directory="dABC">
        <File Name="app.asar" Source="$(var.appDir)\\resources\\app.asar" KeyPath="yes"/>
      </Component>
    </ComponentGroup></Wix>`;
  const completed = completeMsiProject(project);
  expect(completed).not.toContain('app-update.yml');
  expect(completed).toContain('Parley.exe" KeyPath="yes" Id="mainExecutable"');
  expect(completed).toContain('resources\\app.asar');
  expect(completed.match(/<Component\b/g)).toHaveLength(completed.match(/<\/Component>/g)?.length ?? 0);

  const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const values = [
    ...completed.matchAll(
      /<RegistryValue Root="HKMU" Key="([^"]*)"(?: Name="([^"]*)")? Type="string" Value="([^"]*)"/g,
    ),
  ].map(([, key = '', name = '', value = '']) => ({ key, name, value: unescaped(value) }));
  expect(values).toEqual(windowsRegistration('[APPLICATIONFOLDER]Parley.exe'));
});

test('an MSI project in a form that is not known stops the packaging', () => {
  expect(() => completeMsiProject('<Wix/>')).toThrow('no component group');
});

test('macOS and Linux are told the same schemes', () => {
  const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
    protocols: { schemes: string[] }[];
  };
  expect(config.protocols.flatMap(({ schemes }) => schemes)).toEqual([...LINK_SCHEMES]);
});
