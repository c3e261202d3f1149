import { dialog, type BrowserWindow } from 'electron';

/** Asks for a folder; undefined where the person wants no other. */
export async function chooseFolder(window: BrowserWindow, current: string): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: current,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}
