import { join } from 'node:path';
import { app } from 'electron';
import { m } from '#messages';
import { APP_ID } from './app-id.ts';
import { parseCommandLine, type CommandLine } from './command-line.ts';
import type { CallVerb } from './desktop/call-verb.ts';
import { LinkInbox } from './links/link-inbox.ts';
import { isLink, withinOffer } from './links/link.ts';
import { localeFor, speak } from './locale.ts';
import { logUncaught } from './logging/log-uncaught.ts';
import { Log } from './logging/log.ts';
import { startParley } from './parley.ts';
import { openProfile } from './profile.ts';
import { sendVerb } from './second-start/send-verb.ts';
import type { SecondStart } from './second-start/second-start.ts';
import { openProfileFolder, type ProfileFolder } from './storage/profile-folder.ts';
import { scratchFolder } from './storage/scratch-folder.ts';
import { registerAppScheme } from './windows/app-scheme.ts';

const now = (): Date => new Date();
const inbox = new LinkInbox();

async function start({ profile: path, provision, link, hidden }: CommandLine): Promise<void> {
  const { folder, writable } = takeProfile(path);
  if (!takeLock({ ...(link !== undefined && { link }), ...(hidden && { hidden }) })) {
    if (link === undefined) complain(provision ? m.cli_provision_not_read() : m.cli_runs_already());
    return app.exit(0);
  }

  const log = new Log(join(writable, 'logs'), now);
  logUncaught(process, log);
  log.info(`Parley ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform}`);
  if (link !== undefined) inbox.receive(link);
  const [profile] = await Promise.all([openProfile(folder, now), app.whenReady()]);
  await startParley({
    profile,
    folder,
    scratch: writable,
    ownProfile: path,
    provisionFile: provision,
    isHidden: hidden ?? wasOpenedAtLogin(),
    inbox,
    log,
    pages: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    workScript: join(import.meta.dirname, 'file-worker.js'),
    icons: join(import.meta.dirname, 'icons'),
  });
}

async function send(verb: CallVerb, profile: string | undefined): Promise<void> {
  takeProfile(profile);
  const problem = await sendVerb(verb, takeLock, process.platform);
  if (problem !== undefined) complain(problem);
  app.exit(problem === undefined ? 0 : 1);
}

function takeProfile(path = app.getPath('userData')): { folder: ProfileFolder; writable: string } {
  const folder = openProfileFolder(path);
  // Chromium cannot run without a folder to write to, nor does it lend out its single-instance lock then.
  const writable = folder.readOnly ? scratchFolder(folder.path) : folder.path;
  app.setPath('userData', writable);
  return { folder, writable };
}

function takeLock(secondStart: SecondStart): boolean {
  return app.requestSingleInstanceLock(secondStart);
}

function complain(words: string): void {
  process.stderr.write(`parley: ${words}\n`);
}

/** macOS starts login items without arguments. */
function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

app.setName('Parley');
speak(localeFor(app.getPreferredSystemLanguages()));
// Windows shows notifications only of programs that say which they are.
if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
registerAppScheme();
// macOS opens links this way, at a cold start before anything is ready.
app.on('open-url', (event, link) => {
  event.preventDefault();
  if (isLink(link)) inbox.receive(withinOffer(link));
});

const commandLine = parseCommandLine(process.argv.slice(1), process.cwd());
if (!commandLine.ok) {
  complain(commandLine.problem);
  app.exit(2);
} else if (commandLine.value.print !== undefined) {
  process.stdout.write(`${commandLine.value.print === 'help' ? m.cli_help() : app.getVersion()}\n`);
  app.exit(0);
} else if (commandLine.value.verb !== undefined) {
  // Waited for here: Electron begins with windows and displays only once this module is done.
  await send(commandLine.value.verb, commandLine.value.profile);
} else {
  start(commandLine.value).catch((error: unknown) => {
    complain(String(error));
    app.exit(1);
  });
}
