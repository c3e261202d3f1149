/** What of a pressed key it takes to name it. */
export interface PressedKeys {
  /** What the key writes in this layout, or its name. */
  readonly key: string;
  /** Where it is on the keyboard. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const NAMED: Readonly<Record<string, string>> = {
  Space: 'Space',
  Tab: 'Tab',
  Enter: 'Enter',
  Insert: 'Insert',
  Delete: 'Delete',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  MediaPlayPause: 'MediaPlayPause',
  MediaStop: 'MediaStop',
  MediaTrackNext: 'MediaNextTrack',
  MediaTrackPrevious: 'MediaPreviousTrack',
};

/** Keys as the contract writes them; `undefined` for what is no shortcut, such as a modifier by itself. */
export function acceleratorOf(pressed: PressedKeys, isMac: boolean): string | undefined {
  const name = nameOf(pressed);
  if (name === undefined) return undefined;
  const { ctrlKey, altKey, metaKey, shiftKey } = pressed;
  const held = [
    ...(ctrlKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(metaKey ? [isMac ? 'Cmd' : 'Super'] : []),
    ...(shiftKey ? ['Shift'] : []),
  ];
  return [...held, name].join('+');
}

/** Whether it may be taken from all other programs: those that one types with may not. */
export function isTakeable(accelerator: string): boolean {
  return /^(?:.*(?:Ctrl|Alt|Cmd|Super)\+|(?:Shift\+)?(?:F\d|Media))/.test(accelerator);
}

function nameOf({ key, code }: PressedKeys): string | undefined {
  // Letters are where the layout has them; with Alt some layouts write other signs, and the place must do.
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (/^Key[A-Z]$/.test(code) || /^Digit\d$/.test(code)) return code.slice(-1);
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(code)) return code;
  return NAMED[code];
}
