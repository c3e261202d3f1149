import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../../build/build.ts';

// A type checker that finds nothing because it looks at nothing would be green as well.
test('a type error in a component is reported', { timeout: 60_000 }, () => {
  const scratch = join(root, 'out', 'scratch');
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'type-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'build', 'tsconfig.base.json'), include: ['*.svelte'] }),
  );
  writeFileSync(
    join(folder, 'wrong.svelte'),
    '<script lang="ts">\n  const count: number = "many";\n</script>\n\n{count}\n',
  );

  const check = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'svelte-check', 'bin', 'svelte-check'), '--workspace', folder],
    { encoding: 'utf8' },
  );
  expect(check.stdout).toContain("Type 'string' is not assignable to type 'number'");
  expect(check.status).toBe(1);
});
