import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RecordingFolder } from '../../../../main/recordings/recording-folder.ts';
import { emptySettings } from '../../../../main/settings/settings-file.ts';
import { SettingsStore } from '../../../../main/settings/settings-store.ts';
import { JsonFile } from '../../../../main/storage/json-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('the chosen folder is kept; who chooses none stays where they are', async () => {
  const home = temporaryFolder();
  const settings = new SettingsStore(new JsonFile(emptySettings, () => Promise.resolve()), () => undefined);
  const chosen = join(home, 'broken');
  const choices = [undefined, chosen];
  const opened: string[] = [];
  const folder = new RecordingFolder({
    settings,
    usual: () => join(home, 'Parley'),
    choose: () => Promise.resolve(choices.shift()),
    open: (path) => {
      opened.push(path);
      return Promise.resolve(path.endsWith('broken') ? 'no file manager' : '');
    },
  });
  expect(await folder.choose()).toEqual({ ok: true, value: join(home, 'Parley') });
  expect(await folder.show()).toEqual({ ok: true });
  expect(await readdir(home)).toContain('Parley');
  expect(await folder.choose()).toEqual({ ok: true, value: chosen });
  expect(settings.read().recordingFolder).toBe(chosen);
  expect(await folder.show()).toMatchObject({ ok: false, failure: { detail: 'no file manager' } });
  expect(opened).toEqual([join(home, 'Parley'), chosen]);
});
