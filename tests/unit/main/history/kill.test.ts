import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { root } from '../../../../build/build.ts';
import { DatabaseFolder } from '../storage/database-folder.ts';

/** In each of several databases at the same time, of calls, of messages and of people. */
const KILLS = 50;
const tables = { calls: 'started_at', messages: 'written_at', people: 'CAST(name AS INTEGER)' } as const;
const outDir = join(root, 'out', 'tests', 'kill-writer');

// One plain file for Node: a loader of TypeScript would take longer to start than the writer lives.
beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(import.meta.dirname, 'kill-writer.ts'), outDir, emptyOutDir: true, target: 'node20' },
    ssr: { external: ['@photostructure/sqlite'], noExternal: true },
  });
}, 60_000);

/** Starts a writer and kills it in the middle of its work: after so many acknowledgements, and a moment. */
function writeAndDie(
  folder: string,
  kind: keyof typeof tables,
  first: number,
  acknowledgements: number,
  momentMs: number,
): Promise<number[]> {
  const writer = spawn(process.execPath, [join(outDir, 'kill-writer.js'), folder, kind, String(first)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  let isDying = false;
  writer.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  writer.stdout.on('data', (data: Buffer) => {
    said += data.toString();
    if (isDying || said.split('\n').length <= acknowledgements) return;
    isDying = true;
    setTimeout(() => writer.kill('SIGKILL'), momentMs);
  });
  return new Promise((resolve, reject) => {
    writer.on('close', (_code, signal) => {
      // A line that is cut off was still said: its row is on the disk.
      if (signal === 'SIGKILL') resolve(said.split('\n').slice(0, -1).map(Number));
      else reject(new Error(complaint));
    });
  });
}

it.concurrent.each([
  ['calls', 1],
  ['calls', 2],
  ['messages', 1],
  ['messages', 2],
  ['people', 1],
] as const)(
  'loses no acknowledged row of %s in 50 kills while it writes, and opens every time (%i)',
  async (kind, _which) => {
    const path = await mkdtemp(join(tmpdir(), 'parley-kill-'));
    const acknowledged: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const first = (acknowledged.at(-1) ?? -1) + 1_000;
      acknowledged.push(...(await writeAndDie(path, kind, first, 1 + (kill % 5), (kill * 7) % 11)));
    }
    const folder = new DatabaseFolder(path);
    const { database, trouble } = await folder.open();
    expect(trouble).toBeUndefined();
    expect(folder.checked).toEqual([folder.path]);
    const kept = database.prepare(`SELECT ${tables[kind]} AS number FROM ${kind}`).all();
    const numbers = new Set(kept.map((row) => row['number']));
    expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    // At most one more for each kill: committed, but not yet said.
    expect(numbers.size - acknowledged.length).toBeLessThanOrEqual(KILLS);
    database.close();
    await rm(path, { recursive: true });
  },
  120_000,
);
