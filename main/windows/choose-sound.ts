import { dialog, type BrowserWindow } from 'electron';
import { soundKinds } from '../../preload/contract/index.ts';

/** Asks for a sound file; undefined where the person wants none. */
export async function chooseSound(window: BrowserWindow, kind: string): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: kind, extensions: [...soundKinds] }],
  });
  return canceled ? undefined : filePaths[0];
}
