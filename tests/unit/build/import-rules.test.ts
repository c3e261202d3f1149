import { ESLint } from 'eslint';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../../build/build.ts';

const eslint = new ESLint({ cwd: root });

/** What lint says about one import in a file of that room. */
async function verdict(filePath: string, statement: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${statement}\n`, { filePath: `${root}${filePath}` });
  const rules = ['boundaries/dependencies', 'no-restricted-imports', 'no-restricted-syntax'];
  return (result?.messages ?? [])
    .map(({ ruleId }) => ruleId ?? 'unknown')
    .filter((rule) => rules.includes(rule));
}

// ESLint with its rules of types takes seconds to load on a busy machine, whichever test comes first.
beforeAll(async () => void (await verdict('renderer/main.ts', '')), 60_000);

test.each([
  ['renderer/domain/call/step.ts', "import '../../sip/port.ts';"],
  ['renderer/domain/call/step.ts', "import '../../../preload/contract/index.ts';"],
  ['renderer/domain/call/step.ts', "import 'valibot';"],
  ['renderer/domain/call/step.ts', "import 'node:fs';"],
  ['renderer/media/tones.ts', "import '../sip/port.ts';"],
  ['renderer/media/tones.ts', "import 'sip.js';"],
  ['renderer/views/calls/takes-tones.ts', "import '../../sip/line.ts';"],
  ['renderer/ui/new.ts', "import '../stores/phone.ts';"],
  ['renderer/sip/line.ts', "import '../../main/handlers.ts';"],
  ['renderer/sip/line.ts', "import 'electron';"],
  ['renderer/domain/call/step.ts', "import 'svelte';"],
  ['main/handlers.ts', "import '../renderer/domain/call/call.ts';"],
  ['main/parley.ts', "import { ipcMain } from 'electron';"],
  ['main/parley.ts', "window.webContents.send('x');"],
  ['preload/contract/account.ts', "import '../../main/handlers.ts';"],
  ['preload/contract/account.ts', "import 'electron';"],
  ['tests/switchboard/log.ts', "import 'sip.js';"],
  ['tests/switchboard/log.ts', "import '../../renderer/domain/call/call.ts';"],
])('%s may not have %s', async (file, statement) => {
  expect(await verdict(file, statement)).not.toEqual([]);
});

test.each([
  ['renderer/domain/call/step.ts', "import './call.ts';"],
  ['renderer/sip/line.ts', "import 'sip.js';"],
  ['renderer/sip/line.ts', "import '../media/media-session.ts';"],
  ['renderer/views/calls/takes-tones.ts', "import '../../stores/phone.ts';"],
  ['main/ipc/serve.ts', "import { ipcMain } from 'electron';"],
  ['main/handlers.ts', "import '../preload/contract/index.ts';"],
])('%s may have %s', async (file, statement) => {
  expect(await verdict(file, statement)).toEqual([]);
});
