import { join } from 'node:path';
import { app } from 'electron';
import { parseCommandLine, type CommandLine } from './command-line.ts';
import { logUncaught } from './logging/log-uncaught.ts';
import { Log } from './logging/log.ts';
import { startParley } from './parley.ts';
import { openProfile } from './profile.ts';
import { openProfileFolder } from './storage/profile-folder.ts';
import { scratchFolder } from './storage/scratch-folder.ts';
import { registerAppScheme } from './windows/app-scheme.ts';

const now = (): Date => new Date();

async function start({ profile: folderPath, provision }: CommandLine): Promise<void> {
  const folder = openProfileFolder(folderPath ?? app.getPath('userData'));
  // Chromium cannot run without a folder to write to, nor does it lend out its single-instance lock then.
  const writable = folder.readOnly ? scratchFolder(folder.path) : folder.path;
  app.setPath('userData', writable);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(
      `parley: runs already with this profile${provision ? ', which does not read the provision file' : ''}\n`,
    );
    return app.exit(0);
  }

  const log = new Log(join(writable, 'logs'), now);
  logUncaught(process, log);
  log.info(`Parley ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform}`);
  const [profile] = await Promise.all([openProfile(folder, now), app.whenReady()]);
  await startParley({
    profile,
    folder,
    scratch: writable,
    provisionFile: provision,
    log,
    pages: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    workScript: join(import.meta.dirname, 'file-worker.js'),
  });
}

app.setName('Parley');
registerAppScheme();
const commandLine = parseCommandLine(process.argv.slice(1), process.cwd());
if (commandLine.ok) {
  start(commandLine.value).catch((error: unknown) => {
    process.stderr.write(`parley: ${String(error)}\n`);
    app.exit(1);
  });
} else {
  process.stderr.write(`parley: ${commandLine.problem}\n`);
  app.exit(2);
}
