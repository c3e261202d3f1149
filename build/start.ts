/** `npm start [-- --profile DIR --provision FILE]`: builds Parley and opens it. */
import { spawn } from 'node:child_process';
import { build, root } from './build.ts';
import { ensureElectron, systemSwitches } from './electron.ts';
import { ensureDisplay, ensureLibraries } from './system.ts';

const electron = await ensureElectron();
ensureLibraries(electron.executable);
const display = await ensureDisplay();
build();
const app = spawn(electron.executable, [...systemSwitches(), root, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: display.env,
});
app.once('exit', (code) => {
  display.stop();
  process.exitCode = code ?? 1;
});
