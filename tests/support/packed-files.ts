import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { root } from '../../build/build.ts';

/** A folder or a file in an archive's header. */
interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly integrity?: { readonly algorithm: string; readonly hash: string };
}

/** Paths of the files in an asar archive, with `/`, each with the hash that its header says. */
export function packedFiles(archive: string): Map<string, string | undefined> {
  return new Map(walk(getRawHeader(archive).header as Entry, ''));
}

function walk({ files, integrity }: Entry, path: string): [string, string | undefined][] {
  if (files === undefined) return [[path, integrity?.hash]];
  return Object.entries(files).flatMap(([name, entry]) =>
    walk(entry, path === '' ? name : `${path}/${name}`),
  );
}

/** Paths of the files in a folder of the checkout, with `/`, as an archive of the checkout has them. */
export async function builtFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}

/** Name of the package that a file in an archive belongs to; undefined for one of ours. */
export function packageOf(path: string): string | undefined {
  return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

/** Names of the packages that Parley needs at run time, as the lockfile says, in order. */
export async function productionPackages(): Promise<string[]> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  const names = Object.entries(lock.packages)
    .filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true)
    .flatMap(([path]) => packageOf(path) ?? []);
  return [...new Set(names)].toSorted();
}
