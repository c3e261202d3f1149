/** `npm test`: every check there is, on any machine; ends with the line `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.ts';
import { ensureElectron } from './electron.ts';
import { ensureChromium, ensureLibraries } from './system.ts';
import { closing, judge, playwrightOutcome, readReport, vitestOutcome, type Outcome } from './test-report.ts';

const reports = join(root, 'out', 'reports');
ensureLibraries((await ensureElectron()).executable);
ensureChromium();

const check = (succeeded: boolean): Outcome => ({ passed: succeeded ? 1 : 0, failures: [] });
const steps: readonly (readonly [script: string, outcome: (succeeded: boolean) => Outcome])[] = [
  ['messages', check],
  ['check:format', check],
  ['check:lint', check],
  ['check:types', check],
  ['build', check],
  ['check:unused', check],
  ['test:unit', () => vitestOutcome(readReport(join(reports, 'unit.json')))],
  ['test:component', () => vitestOutcome(readReport(join(reports, 'component.json')))],
  ['test:e2e', () => playwrightOutcome(readReport(join(reports, 'e2e.json')))],
];

rmSync(reports, { recursive: true, force: true });
const outcomes = steps.map(([script, outcome]) => {
  console.log(`\n> ${script}`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const succeeded = status === 0;
  return judge(script, succeeded, outcome(succeeded));
});
const all = {
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failures: outcomes.flatMap(({ failures }) => failures),
};
console.log(`\n${closing(all)}`);
process.exitCode = all.failures.length === 0 ? 0 : 1;
