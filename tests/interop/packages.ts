import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Packages of Debian and Ubuntu, each with a file that shows that it is there. */
const packages = {
  kamailio: '/usr/sbin/kamailio',
  'kamailio-presence-modules': '/usr/share/doc/kamailio-presence-modules',
  'kamailio-sqlite-modules': '/usr/share/doc/kamailio-sqlite-modules',
  'kamailio-tls-modules': '/usr/share/doc/kamailio-tls-modules',
  'kamailio-websocket-modules': '/usr/share/doc/kamailio-websocket-modules',
  'rtpengine-daemon': '/usr/bin/rtpengine',
  'baresip-core': '/usr/bin/baresip',
  coturn: '/usr/bin/turnserver',
  'sip-tester': '/usr/bin/sipp',
  tcpdump: '/usr/bin/tcpdump',
  sqlite3: '/usr/bin/sqlite3',
  openssl: '/usr/bin/openssl',
  'libnss3-tools': '/usr/bin/certutil',
  iproute2: '/usr/share/doc/iproute2',
};

/** Installs what is missing; where that is refused, gives back what to do. */
export function installPackages(): string | undefined {
  const absent = () => Object.entries(packages).flatMap(([name, file]) => (existsSync(file) ? [] : [name]));
  const missing = absent();
  if (missing.length === 0) return undefined;
  try {
    console.log(`Installing ${missing.join(' ')}`);
    apt('update');
    apt('install', '--no-install-recommends', ...missing);
  } catch {
    // What is still missing tells the rest.
  }
  const still = absent();
  if (still.length === 0) return undefined;
  return (
    `These tests need packages that could not be installed. On Debian or Ubuntu, type:\n` +
    `  sudo apt-get update && sudo apt-get install --no-install-recommends ${still.join(' ')}`
  );
}

function apt(...args: string[]): void {
  const command = [
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-y',
    '-qq',
    ...args,
  ];
  const [program = '', ...rest] = process.getuid?.() === 0 ? command : ['sudo', ...command];
  execFileSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
}
