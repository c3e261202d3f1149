import { dialog, type BrowserWindow } from 'electron';

/** Asks for a sound file; undefined where the person wants none. */
export async function chooseSound(window: BrowserWindow, kind: string): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: kind, extensions: ['wav', 'mp3', 'ogg', 'oga', 'opus', 'flac', 'm4a', 'webm'] }],
  });
  return canceled ? undefined : filePaths[0];
}
