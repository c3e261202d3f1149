/** A real GNOME Keyring on a test's bus, with keys of its own. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestBus, waitForName } from './session-bus.ts';

/** Starts it and unlocks it, as signing in to a desktop does; returns what stops it. */
export async function openKeyring(testBus: TestBus): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'parley-keyring-'));
  const bus = await testBus.connect();
  const isThere = waitForName(bus, 'org.freedesktop.secrets');
  const env = {
    ...process.env,
    DBUS_SESSION_BUS_ADDRESS: testBus.address,
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_RUNTIME_DIR: home,
  };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end('the password of the session');
  const failed = new Promise<never>((_resolve, reject) => {
    daemon.once('error', reject);
    daemon.once('exit', (code) => reject(new Error(`gnome-keyring-daemon ended with ${code}`)));
  });
  failed.catch(() => undefined);
  await Promise.race([isThere, failed]);
  return async () => {
    daemon.kill();
    await rm(home, { recursive: true, force: true });
  };
}
