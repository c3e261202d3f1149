import { useElectron } from '../../build/electron.ts';
import { ensureLibraries, ensureSessionPrograms, ensureTools, virtualDisplay } from '../../build/system.ts';

/** Every test starts a real Electron on a display of its own, which no one has to look at. */
export default async function setUp(): Promise<() => void> {
  ensureLibraries((await useElectron()).executable);
  const display = await virtualDisplay();
  Object.assign(process.env, display.env);
  delete process.env['WAYLAND_DISPLAY'];
  ensureSessionPrograms();
  if (process.platform === 'linux') ensureTools({ pulseaudio: 'pulseaudio', pactl: 'pulseaudio-utils' });
  // The tray, the notifications and the keyring of whoever runs the tests are left alone.
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:';
  return () => display.stop();
}
