import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type BrowserWindow, shell } from 'electron';
import { m } from '#messages';
import type { SettingsStore } from './settings/settings-store.ts';
import { RecordingFolder } from './recordings/recording-folder.ts';
import { Recordings } from './recordings/recordings.ts';
import { Ringtones } from './ringtones/ringtones.ts';
import { chooseFolder } from './windows/choose-folder.ts';
import { chooseSound } from './windows/choose-sound.ts';
import { documentsFolder } from './windows/documents-folder.ts';

interface Parts {
  readonly settings: SettingsStore;
  readonly window: BrowserWindow;
  /** Folder of the profile. */
  readonly folder: string;
}

/** What is recorded of calls, and the person's own ringtones. */
export function composeSoundFiles({ settings, window, folder }: Parts) {
  const recordingFolder = new RecordingFolder({
    settings,
    usual: () => join(documentsFolder(), 'Parley'),
    choose: (current) => chooseFolder(window, current),
    open: (path) => shell.openPath(path),
  });
  const recordings = new Recordings({
    folder: () => recordingFolder.path,
    isAllowed: () => settings.read().policy?.recording !== 'off',
    now: () => new Date(),
    newId: randomUUID,
  });
  const ringtones = new Ringtones({
    folder: join(folder, 'ringtones'),
    choose: () => chooseSound(window, m.ringtone_kind()),
  });
  return { recordingFolder, recordings, ringtones };
}
