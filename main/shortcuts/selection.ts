/** The part of Electron's `clipboard` that is needed; from Electron 44 on it answers later. */
interface Clipboard {
  readText(type?: 'selection'): string | Promise<string>;
}

/** The text that is selected, where the system tells of it (X11's PRIMARY), or else what was copied. */
export async function selectedText(clipboard: Clipboard, platform: NodeJS.Platform): Promise<string> {
  const selected = platform === 'linux' ? await clipboard.readText('selection') : '';
  return selected.trim() === '' ? await clipboard.readText() : selected;
}
