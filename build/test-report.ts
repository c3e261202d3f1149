import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './build.ts';

/** What a runner tried: how much passed, and what failed, by name. */
export interface Outcome {
  readonly passed: number;
  readonly failures: readonly string[];
}

interface VitestReport {
  readonly numPassedTests?: number;
  readonly testResults?: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly file: string;
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly { readonly status: string }[];
  }[];
}

interface PlaywrightReport extends Suite {
  readonly stats?: { readonly expected: number };
}

/** A report as a runner left it; empty where it did not live to write it. */
export function readReport(path: string): object {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as object;
  } catch {
    return {};
  }
}

export function vitestOutcome({ numPassedTests = 0, testResults = [] }: VitestReport): Outcome {
  return {
    passed: numPassedTests,
    failures: testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName }) => `${relative(root, name)} › ${fullName}`),
    ),
  };
}

/** One that passed only when it was tried again has failed. */
export function playwrightOutcome({ stats, ...suite }: PlaywrightReport): Outcome {
  return { passed: stats?.expected ?? 0, failures: failuresIn(suite) };
}

/** A runner that ends badly, or without a passed test, failed in something, be it before or after its tests. */
export function judge(name: string, succeeded: boolean, { passed, failures }: Outcome): Outcome {
  const isWhole = (succeeded && passed > 0) || failures.length > 0;
  return { passed, failures: isWhole ? failures : [name] };
}

/** The closing lines: what failed, by name, and `N passed, N failed`. */
export function closing({ passed, failures }: Outcome): string {
  return [...failures.map((name) => `failed: ${name}`), `${passed} passed, ${failures.length} failed`].join(
    '\n',
  );
}

function failuresIn({ suites = [], specs = [] }: Suite): string[] {
  return [
    ...suites.flatMap(failuresIn),
    ...specs
      .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => `${file} › ${title}`),
  ];
}
