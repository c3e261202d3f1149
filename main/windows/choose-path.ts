import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';

/** Asks where a file is to be written, which the system's dialog proposes in the person's documents. */
export async function choosePath(window: BrowserWindow, proposal: string): Promise<string | undefined> {
  const defaultPath = join(app.getPath('documents'), proposal);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath });
  return canceled ? undefined : filePath;
}
