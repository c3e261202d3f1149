import { expect, test } from 'vitest';
import { execOf, readDesktopEntry, writeDesktopEntry } from '../../../../main/xdg/desktop-entry.ts';

test.each([
  [['/usr/bin/parley', '--hidden'], '/usr/bin/parley --hidden'],
  [['/opt/My Phone/parley'], '"/opt/My Phone/parley"'],
  [['/p', '100%'], '/p 100%%'],
  [['/p', '%u'], '/p %%u'],
  [['/p', ''], '/p ""'],
  [['/p', 'say "hi"'], '/p "say \\"hi\\""'],
  [['/p', '$HOME', '`id`', 'a\\b'], '/p "\\$HOME" "\\`id\\`" "a\\\\b"'],
  [['/p', "it's", 'a;b', '*', '~', '#', '(', '<', '|', '&'], '/p "it\'s" "a;b" "*" "~" "#" "(" "<" "|" "&"'],
  [['/home/Zoë/parley'], '"/home/Zoë/parley"'],
])('a program and its arguments: %j', (command, exec) => {
  expect(execOf(command)).toBe(exec);
});

test('a link is put in by the desktop', () => {
  expect(execOf(['/usr/bin/parley'], '%u')).toBe('/usr/bin/parley %u');
});

test('a value is one line, whatever is in it, and reads back as it was', () => {
  const keys = { Name: 'Parley', Comment: 'a\nb\tc\\n\r', Exec: execOf(['/p', 'a\\b', 'c\nd']) };
  const text = writeDesktopEntry(keys);
  expect(text).toBe(
    '[Desktop Entry]\nType=Application\nName=Parley\nComment=a\\nb\\tc\\\\n\\r\n' +
      'Exec=/p "a\\\\\\\\b" "c\\nd"\n',
  );
  expect(Object.fromEntries(readDesktopEntry(text))).toEqual({ Type: 'Application', ...keys });
});

test('of other groups, comments and other files nothing is read', () => {
  const text =
    '# Hidden=1\n[Desktop Entry]\r\nHidden = true\r\nName[de]=Telefon\n\n[Desktop Action new]\nName=New\n';
  expect([...readDesktopEntry(text)]).toEqual([
    ['Hidden', 'true'],
    ['Name[de]', 'Telefon'],
  ]);
  expect([...readDesktopEntry('no entry')]).toEqual([]);
});
