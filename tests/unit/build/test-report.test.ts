import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../build/build.ts';
import { closing, judge, playwrightOutcome, readReport, vitestOutcome } from '../../../build/test-report.ts';

test('what failed is named at the end, by each runner', () => {
  const vitest = vitestOutcome({
    numPassedTests: 2,
    testResults: [
      {
        name: join(root, 'tests', 'unit', 'a.test.ts'),
        assertionResults: [
          { fullName: 'calls ring', status: 'passed' },
          { fullName: 'calls end', status: 'failed' },
        ],
      },
    ],
  });
  const playwright = playwrightOutcome({
    stats: { expected: 1 },
    suites: [
      {
        specs: [{ file: 'b.spec.ts', title: 'dials', ok: true, tests: [{ status: 'expected' }] }],
        suites: [
          {
            specs: [
              { file: 'b.spec.ts', title: 'answers', ok: false, tests: [{ status: 'unexpected' }] },
              { file: 'b.spec.ts', title: 'answers at last', ok: true, tests: [{ status: 'flaky' }] },
            ],
          },
        ],
      },
    ],
  });

  expect(closing(judge('test:unit', false, vitest))).toBe(
    ['failed: tests/unit/a.test.ts › calls end', '2 passed, 1 failed'].join('\n'),
  );
  expect(closing(judge('test:e2e', false, playwright))).toBe(
    ['failed: b.spec.ts › answers', 'failed: b.spec.ts › answers at last', '1 passed, 2 failed'].join('\n'),
  );
});

test('a runner that died, or tried nothing, has failed', () => {
  const nothing = vitestOutcome(readReport(join(root, 'out', 'no such report.json')));
  expect(judge('test:unit', true, nothing)).toEqual({ passed: 0, failures: ['test:unit'] });
  expect(judge('test:unit', false, { passed: 3, failures: [] })).toEqual({
    passed: 3,
    failures: ['test:unit'],
  });
  expect(judge('test:unit', true, { passed: 3, failures: [] })).toEqual({ passed: 3, failures: [] });
});
