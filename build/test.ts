/** `npm test`: every check there is, on any machine; ends with the line `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.ts';
import { ensureElectron } from './electron.ts';
import { ensureChromium, ensureLibraries } from './system.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const reports = join(root, 'out', 'reports');
ensureLibraries((await ensureElectron()).executable);
ensureChromium();

const steps: readonly (readonly [script: string, count: (succeeded: boolean) => Count])[] = [
  ['messages', check],
  ['check:format', check],
  ['check:lint', check],
  ['check:types', check],
  ['build', check],
  ['check:unused', check],
  ['test:unit', vitest('unit')],
  ['test:component', vitest('component')],
  ['test:e2e', playwright],
];

let passed = 0;
let failed = 0;
rmSync(reports, { recursive: true, force: true });
for (const [script, count] of steps) {
  console.log(`\n> ${script}`);
  const run = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const result = count(run.status === 0);
  passed += result.passed;
  // A runner that failed without a failed test failed before or after its tests.
  failed += run.status === 0 ? result.failed : Math.max(result.failed, 1);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function check(succeeded: boolean): Count {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function vitest(project: string): () => Count {
  return () => {
    const report = readReport(project) as { numPassedTests?: number; numFailedTests?: number };
    return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 1 };
  };
}

function playwright(): Count {
  const { stats } = readReport('e2e') as { stats?: { expected: number; unexpected: number; flaky: number } };
  return stats === undefined
    ? { passed: 0, failed: 1 }
    : { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** A runner's report; empty where the runner did not live to write it. */
function readReport(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(reports, `${name}.json`), 'utf8'));
  } catch {
    return {};
  }
}
