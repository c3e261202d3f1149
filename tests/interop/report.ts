import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../../build/build.ts';

interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
}

interface Report {
  readonly suites?: readonly Suite[];
}

/** What was tried, with whom, and whether it worked. */
interface Result {
  readonly peer: string;
  readonly title: string;
  readonly ok: boolean;
}

/**
 * Writes what worked with what: all of it into the README beside this file; into the project's own what was tried with
 * phones, the peers that have rows in common, and how much worked with the others.
 */
export async function writeMatrix(report: unknown): Promise<void> {
  const results = ((report as Report).suites ?? []).flatMap(({ suites = [] }) =>
    suites.flatMap(({ title: peer, specs = [] }) => specs.map(({ title, ok }) => ({ peer, title, ok }))),
  );
  const isShared = (title: string) => results.filter((result) => result.title === title).length > 1;
  const phones = new Set(results.filter(({ title }) => isShared(title)).map(({ peer }) => peer));
  const others = new Set(results.map(({ peer }) => peer).filter((peer) => !phones.has(peer)));
  const counts = [...others].map((other) => {
    const tried = results.filter(({ peer }) => peer === other);
    return `${tried.filter(({ ok }) => ok).length} of ${tried.length} with ${other}`;
  });
  await fill('tests/interop/README.md', tableOf(results));
  await fill(
    'README.md',
    `${tableOf(results.filter(({ peer }) => phones.has(peer)))}\n\nWhat else was tried works in ${counts.join(', ')}.`,
  );
}

/** A row for each test's title, a column for each group of tests. */
function tableOf(results: readonly Result[]): string {
  const peers = [...new Set(results.map(({ peer }) => peer))];
  const rows = [...new Set(results.map(({ title }) => title))].map((title) => {
    const cells = peers.map((peer) => {
      const result = results.find((one) => one.title === title && one.peer === peer);
      return result === undefined ? '' : result.ok ? 'works' : '**fails**';
    });
    return `| ${[title, ...cells].join(' | ')} |`;
  });
  return [`| | ${peers.join(' | ')} |`, `|${' --- |'.repeat(peers.length + 1)}`, ...rows].join('\n');
}

/** Puts a text between the marks in a document. */
async function fill(name: string, text: string): Promise<void> {
  const path = join(root, name);
  const [before, , after] = (await readFile(path, 'utf8')).split(
    /(?<=<!-- results -->)|(?=<!-- \/results -->)/,
  );
  const filled = `${before ?? ''}\n\n${text}\n\n${after ?? ''}`;
  await writeFile(path, await format(filled, { ...(await resolveConfig(path)), filepath: path }));
}
