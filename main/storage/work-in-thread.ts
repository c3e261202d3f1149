import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FileWork } from './file-work.ts';

/**
 * Works on database files in a thread of its own, while main goes on. Rejects with the message of SQLite's error.
 *
 * @param script the built file-worker.ts
 */
export function workInThread(script: string): FileWork {
  const run = async (...workerData: readonly string[]): Promise<unknown> => {
    const worker = new Worker(script, { workerData });
    const ended = once(worker, 'exit').then(() => Promise.reject(new Error('ended without a result')));
    const [result] = (await Promise.race([once(worker, 'message'), ended])) as [unknown];
    return result;
  };
  return {
    damageIn: async (path) => (await run('damageIn', path)) as string | undefined,
    copy: async (path, target) => void (await run('copy', path, target)),
  };
}
