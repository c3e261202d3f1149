import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { openJsonFile, type Write } from '../../../../main/storage/json-file.ts';
import { writeFileAtomically } from '../../../../main/storage/write-file-atomically.ts';
import { failed } from '../../../../preload/contract/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const schema = v.object({ version: v.literal(1), names: v.array(v.string()) });
type Names = v.InferOutput<typeof schema>;
const empty: Names = { version: 1, names: [] };
const now = () => new Date('2026-11-22T10:04:05.678Z');

const open = (folder: string, write: Write = writeFileAtomically) =>
  openJsonFile({ path: join(folder, 'names.json'), schema, empty, write, now });

const add = (name: string) => (file: Names) => ({
  ok: true as const,
  value: { ...file, names: [...file.names, name] },
});

describe('a JSON file', () => {
  it('that does not exist is empty, and no trouble', async () => {
    const { file, broken } = await open(temporaryFolder());
    expect(file.value).toEqual(empty);
    expect(broken).toBeUndefined();
  });

  it('keeps what was changed, readable by its user only, and leaves no draft', async () => {
    const folder = temporaryFolder();
    await (await open(folder)).file.change(add('grace'));
    expect((await open(folder)).file.value.names).toEqual(['grace']);
    expect(readdirSync(folder)).toEqual(['names.json']);
    expect(statSync(join(folder, 'names.json')).mode & 0o777).toBe(0o600);
  });

  it('loses no change when several are made at once', async () => {
    const folder = temporaryFolder();
    const { file } = await open(folder);
    const names = Array.from({ length: 20 }, (_, index) => `name ${index}`);
    await Promise.all(names.map((name) => file.change(add(name))));
    expect((await open(folder)).file.value.names).toEqual(names);
  });

  it.each([
    { how: 'cut in half', text: '{"version":1,"names":["gra', problem: 'names.json: is not JSON' },
    { how: 'empty after a power cut', text: '', problem: 'names.json: is not JSON' },
    {
      how: 'of another shape',
      text: '{"version":1,"names":[5]}',
      problem: 'names.json: names[0]: is not string',
    },
    { how: 'of a newer Parley', text: '{"version":2,"names":[]}', problem: 'names.json: version: is not 1' },
  ])('that is $how is kept beside the new one', async ({ text, problem }) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'names.json'), text);
    const { file, broken } = await open(folder);
    const aside = 'names.broken-2026-11-22T10-04-05-678Z.json';
    expect(broken).toBe(`${problem}; kept as ${aside}`);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
    await file.change(add('grace'));
    expect((await open(folder)).file.value.names).toEqual(['grace']);
  });

  it('does not repeat in its trouble what a broken file holds', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'names.json'), '{"password":hunter2}');
    expect((await open(folder)).broken).not.toContain('hunter');
  });

  it('that can be neither read nor moved is never written over', async () => {
    const folder = temporaryFolder();
    // A folder in the file's place cannot be read, and one in the place aside keeps it from being moved.
    const path = join(folder, 'names.json');
    mkdirSync(path);
    mkdirSync(join(folder, 'names.broken-2026-11-22T10-04-05-678Z.json', 'taken'), { recursive: true });
    const writes: string[] = [];
    const { file, broken } = await open(folder, (to) => Promise.resolve(void writes.push(to)));
    expect(broken).toBe('names.json: EISDIR; left as it is');
    expect((await file.change(add('grace'))).ok).toBe(true);
    expect(file.value.names).toEqual(['grace']);
    expect(writes).toEqual([]);
  });

  it('does not change what could not be written, and takes the next change', async () => {
    const folder = temporaryFolder();
    const failures = [new Error('ENOSPC: no space left on device')];
    const { file } = await open(folder, (path, text) => {
      const failure = failures.pop();
      return failure ? Promise.reject(failure) : writeFileAtomically(path, text);
    });
    expect(await file.change(add('lost'))).toMatchObject({
      ok: false,
      failure: { reason: 'storage-failed' },
    });
    expect(file.value).toEqual(empty);
    await file.change(add('kept'));
    expect((await open(folder)).file.value.names).toEqual(['kept']);
  });

  it('is not written when a change fails', async () => {
    const folder = temporaryFolder();
    const { file } = await open(folder);
    expect(await file.change(() => failed('duplicate-account'))).toMatchObject({ ok: false });
    expect(existsSync(join(folder, 'names.json'))).toBe(false);
  });
});

describe('an atomic write', () => {
  it('does not take over the mode of a draft that a crash left behind', async () => {
    const path = join(temporaryFolder(), 'names.json');
    writeFileSync(`${path}.draft`, 'half', { mode: 0o666 });
    await writeFileAtomically(path, 'whole');
    expect(readFileSync(path, 'utf8')).toBe('whole');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves the old text when it fails', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'names.json');
    writeFileSync(path, 'old');
    mkdirSync(`${path}.draft`);
    await expect(writeFileAtomically(path, 'new')).rejects.toThrow();
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});
