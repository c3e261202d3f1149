import * as v from 'valibot';
import { settings, type Answer, type Settings, type SettingsChange } from '../../preload/contract/index.ts';
import type { JsonFile } from '../storage/json-file.ts';

export const settingsFile = v.object({ version: v.literal(1), settings });
export const emptySettings: v.InferOutput<typeof settingsFile> = { version: 1, settings: {} };

/** What the person set, behind `settings:read` and `settings:change`. */
export class SettingsStore {
  readonly #file: JsonFile<v.InferOutput<typeof settingsFile>>;

  constructor(file: JsonFile<v.InferOutput<typeof settingsFile>>) {
    this.#file = file;
  }

  read(): Settings {
    return this.#file.value.settings;
  }

  /** Fails with `storage-failed`; then nothing has changed. */
  async change(change: SettingsChange): Promise<Answer<Settings>> {
    const changed = await this.#file.change((file) => ({
      ok: true,
      value: { ...file, settings: applyChange(file.settings, change) },
    }));
    return changed.ok ? { ok: true, value: changed.value.settings } : changed;
  }
}

function applyChange(current: Settings, change: SettingsChange): Settings {
  const said = Object.entries(change).filter(([, choice]) => choice !== undefined);
  const entries = Object.entries({ ...current, ...Object.fromEntries(said) });
  return Object.fromEntries(entries.filter(([, choice]) => choice !== null));
}
