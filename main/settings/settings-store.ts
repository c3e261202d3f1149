import { isDeepStrictEqual } from 'node:util';
import type { Answer, Policy, Settings, SettingsChange } from '../../preload/contract/index.ts';
import type { JsonFile } from '../storage/json-file.ts';
import type { SettingsFile } from './settings-file.ts';

/** What the person set, behind `settings:read` and `settings:change`. */
export class SettingsStore {
  readonly #file: JsonFile<SettingsFile>;
  readonly #onChange: () => void;

  constructor(file: JsonFile<SettingsFile>, onChange: () => void) {
    this.#file = file;
    this.#onChange = onChange;
  }

  read(): Settings {
    return this.#file.value.settings;
  }

  /** Fails with `storage-failed`; then nothing has changed. */
  change(
    change: SettingsChange & Pick<Settings, 'shortcuts' | 'knowsItKeepsRunning' | 'recordingFolder'>,
  ): Promise<Answer<Settings>> {
    return this.#replace((current) => applyChange(current, change));
  }

  /** What the administrator fixes from now on. Fails with `storage-failed`; then what was fixed before stands. */
  async fix(policy: Policy): Promise<Answer<Settings>> {
    const current = this.read();
    if (isDeepStrictEqual(current.policy ?? {}, policy)) return { ok: true, value: current };
    return this.#replace((current) => ({ ...current, policy }));
  }

  async #replace(next: (current: Settings) => Settings): Promise<Answer<Settings>> {
    const changed = await this.#file.change((file) => ({
      ok: true,
      value: { ...file, settings: next(file.settings) },
    }));
    if (changed.ok) this.#onChange();
    return changed.ok ? { ok: true, value: changed.value.settings } : changed;
  }
}

function applyChange(current: Settings, change: Parameters<SettingsStore['change']>[0]): Settings {
  const said = Object.entries(change).filter(([, choice]) => choice !== undefined);
  const entries = Object.entries({ ...current, ...Object.fromEntries(said) });
  return Object.fromEntries(entries.filter(([, choice]) => choice !== null));
}
