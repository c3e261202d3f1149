import { mkdir } from 'node:fs/promises';
import { done, failed, type Answer } from '../../preload/contract/index.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

interface Dependencies {
  readonly settings: Pick<SettingsStore, 'read' | 'change'>;
  /** Where recordings are as long as the person has chosen nothing else. */
  readonly usual: () => string;
  /** Asks the person; undefined where they want no other. */
  readonly choose: (current: string) => Promise<string | undefined>;
  /** Opens it in the system's file manager; gives an error in the system's words, or nothing. */
  readonly open: (path: string) => Promise<string>;
}

/** The folder of the recordings, as the person wants it. */
export class RecordingFolder {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  get path(): string {
    const { settings, usual } = this.#dependencies;
    return settings.read().recordingFolder ?? usual();
  }

  async choose(): Promise<Answer<string>> {
    const { settings, choose } = this.#dependencies;
    const recordingFolder = await choose(this.path);
    if (recordingFolder === undefined) return done(this.path);
    const changed = await settings.change({ recordingFolder });
    return changed.ok ? done(recordingFolder) : changed;
  }

  async show(): Promise<Answer<void>> {
    try {
      await mkdir(this.path, { recursive: true });
      const problem = await this.#dependencies.open(this.path);
      return problem === '' ? done() : failed('storage-failed', problem);
    } catch (error) {
      return failed('storage-failed', (error as Error).message);
    }
  }
}
