import { readFile, rename } from 'node:fs/promises';
import { basename } from 'node:path';
import * as v from 'valibot';
import { failed, type Answer } from '../../preload/contract/index.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import { SerialQueue } from '../serial-queue.ts';
import { nameAside } from './name-aside.ts';

/** Writes a file's whole text; rejects with the file system's error. */
export type Write = (path: string, text: string) => Promise<void>;

/** A JSON file of the profile: read once, then held in memory and replaced as a whole. */
export class JsonFile<Value> {
  #value: Value;
  readonly #write: (value: Value) => Promise<void>;
  readonly #changes = new SerialQueue();

  constructor(value: Value, write: (value: Value) => Promise<void>) {
    this.#value = value;
    this.#write = write;
  }

  get value(): Value {
    return this.#value;
  }

  /**
   * Changes run one after the other, each on what the one before it left. What could not be written is not changed
   * (`storage-failed`).
   */
  change(next: (current: Value) => Answer<Value>): Promise<Answer<Value>> {
    return this.#changes.run(async (): Promise<Answer<Value>> => {
      const changed = next(this.#value);
      if (!changed.ok) return changed;
      try {
        await this.#write(changed.value);
      } catch (error) {
        return failed('storage-failed', String(error));
      }
      this.#value = changed.value;
      return changed;
    });
  }
}

export interface OpenedFile<Value> {
  readonly file: JsonFile<Value>;
  /** Set if the file could not be used: why, and the name under which it was kept aside. */
  readonly broken?: string;
}

/**
 * Reads a JSON file; one that does not exist is `empty`. One that cannot be used is renamed beside, so that nothing is
 * lost, and Parley goes on with `empty`. Where even that fails the file is left alone and changes stay in memory.
 */
export async function openJsonFile<Schema extends v.GenericSchema>(options: {
  path: string;
  schema: Schema;
  empty: v.InferOutput<Schema>;
  write: Write;
  now: () => Date;
}): Promise<OpenedFile<v.InferOutput<Schema>>> {
  type Value = v.InferOutput<Schema>;
  const { path, schema, empty } = options;
  const write = (value: Value): Promise<void> =>
    options.write(path, `${JSON.stringify(value, undefined, 2)}\n`);
  const content = await readJson(path, schema);
  if (content.found === 'nothing') return { file: new JsonFile<Value>(empty, write) };
  if (content.found === 'value') return { file: new JsonFile<Value>(content.value, write) };
  const aside = nameAside(path, options.now());
  try {
    await rename(path, aside);
    return {
      file: new JsonFile<Value>(empty, write),
      broken: `${content.problem}; kept as ${basename(aside)}`,
    };
  } catch {
    return {
      file: new JsonFile<Value>(empty, () => Promise.resolve()),
      broken: `${content.problem}; left as it is`,
    };
  }
}

type Content<Value> =
  { found: 'value'; value: Value } | { found: 'nothing' } | { found: 'broken'; problem: string };

async function readJson<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): Promise<Content<v.InferOutput<Schema>>> {
  const name = basename(path);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { found: 'nothing' } : { found: 'broken', problem: `${name}: ${code}` };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's own message would repeat a piece of the file, which may hold a secret.
    return { found: 'broken', problem: `${name}: is not JSON` };
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return { found: 'value', value: parsed.output };
  return { found: 'broken', problem: `${name}: ${describeIssues(parsed.issues)}` };
}
