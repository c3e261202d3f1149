/** Files of the Desktop Entry Specification 1.5: launchers and what starts at login. */

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\', n: '\n', t: '\t', r: '\r', s: ' ' };

/** Text of an entry of the type Application with these keys, in their order. */
export function writeDesktopEntry(keys: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ Type: 'Application', ...keys }).map(
    ([key, value]) => `${key}=${value.replace(/[\\\n\t\r]/g, (character) => ESCAPES[character] ?? '')}`,
  );
  return ['[Desktop Entry]', ...lines, ''].join('\n');
}

/** The keys of an entry, without those of its further groups. Of what is no entry, there are none. */
export function readDesktopEntry(text: string): ReadonlyMap<string, string> {
  const [, group = ''] = text.split(/^\[Desktop Entry\][ \t]*$/m);
  const [own = ''] = group.split(/^\[/m);
  const pairs = [...own.matchAll(/^([A-Za-z0-9@._[\]-]+)[ \t]*=[ \t]*(.*?)\r?$/gm)];
  return new Map(
    pairs.map(([, key = '', value = '']) => [
      key,
      value.replace(/\\([\\ntrs])/g, (_, letter: string) => ESCAPED[letter] ?? ''),
    ]),
  );
}

/**
 * Value of the key Exec for a program and its arguments, each of which arrives as it is.
 *
 * @param fieldCode what the desktop puts in behind them, such as `%u` for a link
 */
export function execOf(command: readonly string[], fieldCode?: '%u'): string {
  return [...command.map(quoted), ...(fieldCode === undefined ? [] : [fieldCode])].join(' ');
}

/** A percent sign would begin a field code. */
function quoted(argument: string): string {
  const literal = argument.replaceAll('%', '%%');
  return /^[\w@%+=:,./-]+$/.test(literal) ? literal : `"${literal.replace(/["`$\\]/g, '\\$&')}"`;
}
