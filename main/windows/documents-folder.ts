import { app } from 'electron';

/** Where the person's documents are; their home where the system knows no such folder, which Electron throws at. */
export function documentsFolder(): string {
  try {
    return app.getPath('documents');
  } catch {
    return app.getPath('home');
  }
}
