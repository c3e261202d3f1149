/** The part of Electron's `Input` that says which key was pressed. */
export interface Key {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

export type WindowKey = 'quit' | 'larger' | 'smaller' | 'plain-size';

const sizes: Readonly<Record<string, WindowKey>> = {
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  _: 'smaller',
  '0': 'plain-size',
};

/** What the keys ask of the window that a menu does elsewhere: Ctrl+Q, and Ctrl (on macOS Cmd) with +, - and 0. */
export function windowKeyOf(
  { type, key, control, meta, alt, shift }: Key,
  platform: NodeJS.Platform,
): WindowKey | undefined {
  const isMac = platform === 'darwin';
  const isCommand = isMac ? meta && !control : control && !meta;
  if (type !== 'keyDown' || !isCommand || alt) return undefined;
  if (key.toLowerCase() === 'q') return isMac || shift ? undefined : 'quit';
  return sizes[key];
}

/** One step of the page's zoom, in Chromium's levels: each makes it 1.2 times as large. From 58 % to 250 %. */
export function zoomLevel(level: number, key: Exclude<WindowKey, 'quit'>): number {
  if (key === 'plain-size') return 0;
  return Math.min(5, Math.max(-3, level + (key === 'larger' ? 0.5 : -0.5)));
}
