import { join } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { documentsFolder } from './documents-folder.ts';

/** Asks where a file is to be written, which the system's dialog proposes in the person's documents. */
export async function choosePath(window: BrowserWindow, proposal: string): Promise<string | undefined> {
  const defaultPath = join(documentsFolder(), proposal);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath });
  return canceled ? undefined : filePath;
}
