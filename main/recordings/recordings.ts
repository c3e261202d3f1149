import { mkdir, type FileHandle } from 'node:fs/promises';
import { done, failed, type Answer, type BegunRecording } from '../../preload/contract/index.ts';
import { SerialQueue } from '../serial-queue.ts';
import { createNew } from '../storage/new-file.ts';
import { recordingName } from './recording-name.ts';

interface Dependencies {
  readonly folder: () => string;
  /** Whether an administrator lets calls be recorded. */
  readonly isAllowed: () => boolean;
  readonly now: () => Date;
  readonly newId: () => string;
}

interface Recording {
  readonly file: FileHandle;
  readonly writes: SerialQueue;
}

/**
 * Recordings of calls as files that only the person may read. Every part is in the file when its request is answered:
 * what ends the app ends the recording there. Requests fail with `storage-failed`.
 */
export class Recordings {
  readonly #dependencies: Dependencies;
  readonly #running = new Map<string, Recording>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** @param party who is spoken with, as the file is to be called. */
  async begin(party: string): Promise<Answer<BegunRecording>> {
    const { folder, isAllowed, now, newId } = this.#dependencies;
    if (!isAllowed()) return failed('invalid-request');
    try {
      await mkdir(folder(), { recursive: true });
      const at = now();
      const { file, name } = await createNew(folder(), (again) => recordingName(party, at, again));
      const id = newId();
      this.#running.set(id, { file, writes: new SerialQueue() });
      return done({ id, file: name });
    } catch (error) {
      return failed('storage-failed', (error as Error).message);
    }
  }

  async append(id: string, part: Uint8Array): Promise<Answer<void>> {
    const recording = this.#running.get(id);
    if (recording === undefined) return failed('storage-failed');
    try {
      await recording.writes.run(() => recording.file.writeFile(part));
      return done();
    } catch (error) {
      return failed('storage-failed', (error as Error).message);
    }
  }

  async end(id: string): Promise<Answer<void>> {
    const recording = this.#running.get(id);
    this.#running.delete(id);
    if (recording === undefined) return done();
    try {
      await recording.writes.run(async () => {
        await recording.file.sync().finally(() => recording.file.close());
      });
      return done();
    } catch (error) {
      return failed('storage-failed', (error as Error).message);
    }
  }

  /** The page is gone that recorded. */
  async endAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((id) => this.end(id)));
  }
}
