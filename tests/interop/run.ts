/**
 * `npm run test:interop [-- playwright's arguments]`: the built app against real SIP servers and phones. Everything runs
 * in namespaces of its own: no port, process or trusted certificate of this machine is touched, and what is left running
 * ends with them. Ends with the line `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from '../../build/build.ts';
import { ensureLibraries, virtualDisplay } from '../../build/system.ts';
import { useElectron } from '../../build/electron.ts';
import { closing, judge, playwrightOutcome, readReport } from '../../build/test-report.ts';
import { makeCertificates } from './lab/certificates.ts';
import { capture, captured } from './lab/wire.ts';
import { installPackages } from './packages.ts';
import { writeMatrix } from './report.ts';

/** Runs in the namespaces as root: $1 is the bundle of trusted certificates, the rest is the command. */
const enter = `
ip link set lo up
mount --bind "$1" /etc/ssl/certs/ca-certificates.crt
shift
tcpdump -i lo -Z root --immediate-mode -U -w '${capture}' '${captured}' 2>/dev/null &
exec "$@"`;

const wanted = process.argv.slice(2);
const report = join(root, 'out', 'reports', 'interop.json');

const missing = installPackages();
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}
ensureLibraries((await useElectron()).executable);
build();
const bundle = await makeCertificates();
const display = await virtualDisplay();
rmSync(report, { force: true });

const run = spawnSync(
  ...asRoot(
    'unshare',
    ...['--net', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-euc', enter, 'sh', bundle],
    ...asMyself(process.execPath, join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test'),
    ...['--config', join(root, 'build', 'playwright.interop.config.ts'), ...wanted],
  ),
  { cwd: root, stdio: 'inherit', env: display.env },
);
display.stop();

const results = readReport(report);
const outcome = judge('test:interop', run.status === 0, playwrightOutcome(results));
if (wanted.length === 0) await writeMatrix(results);
console.log(closing(outcome));
process.exitCode = outcome.failures.length === 0 ? 0 : 1;

function asRoot(command: string, ...args: string[]): [string, string[]] {
  return process.getuid?.() === 0 ? [command, args] : ['sudo', ['--preserve-env', command, ...args]];
}

/** Namespaces need root, the app and the servers do not. */
function asMyself(...command: string[]): string[] {
  const { HOME = '/', PATH = '' } = process.env;
  if (process.getuid?.() === 0) return command;
  return [
    ...['setpriv', `--reuid=${process.getuid?.()}`, `--regid=${process.getgid?.()}`, '--clear-groups'],
    ...['env', `HOME=${HOME}`, `PATH=${PATH}`, ...command],
  ];
}
