import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
}

interface Report {
  readonly stats?: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly suites?: readonly Suite[];
}

/** A run that failed without a failed test failed before or after its tests. */
export function countResults(report: unknown, succeeded: boolean): { passed: number; failed: number } {
  const { expected = 0, unexpected = 0, flaky = 0 } = (report as Report).stats ?? {};
  const failed = unexpected + flaky;
  return { passed: expected, failed: succeeded && expected > 0 ? failed : Math.max(failed, 1) };
}

/** Writes into the README what worked with what: a row for each test's title, a column for each group of tests. */
export async function writeMatrix(report: unknown): Promise<void> {
  const results = ((report as Report).suites ?? []).flatMap(({ suites = [] }) =>
    suites.flatMap(({ title: peer, specs = [] }) => specs.map(({ title, ok }) => ({ peer, title, ok }))),
  );
  const peers = [...new Set(results.map(({ peer }) => peer))];
  const rows = [...new Set(results.map(({ title }) => title))].map((title) => {
    const cells = peers.map((peer) => {
      const result = results.find((one) => one.title === title && one.peer === peer);
      return result === undefined ? '' : result.ok ? 'works' : '**fails**';
    });
    return `| ${[title, ...cells].join(' | ')} |`;
  });
  const table = [`| | ${peers.join(' | ')} |`, `|${' --- |'.repeat(peers.length + 1)}`, ...rows].join('\n');
  const path = fileURLToPath(new URL('README.md', import.meta.url));
  const text = await readFile(path, 'utf8');
  const start = text.indexOf('<!-- results -->');
  const filled = `${text.slice(0, start)}<!-- results -->\n\n${table}\n`;
  await writeFile(path, await format(filled, { parser: 'markdown', printWidth: 110 }));
}
