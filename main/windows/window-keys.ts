/** The part of Electron's `Input` that says which key was pressed. */
export interface Key {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Ctrl+Q where there is no menu that has it. */
export function isQuitKey({ type, key, control, meta, alt, shift }: Key, platform: NodeJS.Platform): boolean {
  const isPlain = control && !meta && !alt && !shift;
  return platform !== 'darwin' && type === 'keyDown' && isPlain && key.toLowerCase() === 'q';
}
