/** What a key of the keyboard asks for, wherever the focus is. */
export type Shortcut =
  | { readonly command: 'answer' | 'decline' | 'end' | 'mute' | 'hold' | 'transfer' | 'find' }
  | { readonly command: 'tone'; readonly tone: string };

export interface Keystroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const withShift: Readonly<Record<string, Exclude<Shortcut, { command: 'tone' }>['command']>> = {
  a: 'answer',
  d: 'decline',
  e: 'end',
  m: 'mute',
  h: 'hold',
  t: 'transfer',
};

/** `inField`: the focus is where one types, so that digits are text. */
export function shortcutOf(keystroke: Keystroke, inField: boolean): Shortcut | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = keystroke;
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    if (!shiftKey) return letter === 'k' ? { command: 'find' } : undefined;
    const command = withShift[letter];
    return command === undefined ? undefined : { command };
  }
  return !inField && /^[0-9*#]$/.test(key) ? { command: 'tone', tone: key } : undefined;
}
