import { useElectron } from '../../build/electron.ts';
import { ensureLibraries, virtualDisplay } from '../../build/system.ts';

/** Every test starts a real Electron on a display of its own, which no one has to look at. */
export default async function setUp(): Promise<() => void> {
  ensureLibraries((await useElectron()).executable);
  const display = await virtualDisplay();
  Object.assign(process.env, display.env);
  delete process.env['WAYLAND_DISPLAY'];
  return () => display.stop();
}
