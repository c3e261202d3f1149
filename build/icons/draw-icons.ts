/** Draws the icons that the running app needs: its own for notifications, the tray's, the counts over Windows' task bar. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pngToIco from 'png-to-ico';
import { drawPng } from './draw-png.ts';
import { overlaySvg } from './overlay-svg.ts';
import { traySvg, trayStates, type TrayState } from './tray-svg.ts';

/** Pixels at 100 %: the panels of Linux, the menu bar of macOS, and the sizes that Windows picks from. */
const LINUX = 22;
const MAC = 18;
const WINDOWS = [16, 20, 24, 32, 40, 48, 64];
const OVERLAY = 16;
const APP = 128;

/** Writes them into a folder. */
export async function drawIcons(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const counts = Array.from({ length: 10 }, (_, index) => index + 1);
  const app = await readFile(new URL('parley.svg', import.meta.url), 'utf8');
  await Promise.all([
    writeFile(join(folder, 'parley.png'), drawPng(app, APP)),
    ...trayStates.map((state) => drawTray(folder, state)),
    ...counts.map((count) => drawAtBothScales(join(folder, `overlay-${count}`), overlaySvg(count), OVERLAY)),
  ]);
}

async function drawTray(folder: string, state: TrayState): Promise<void> {
  const path = join(folder, `tray-${state}`);
  const svg = traySvg(state);
  await drawAtBothScales(path, svg, LINUX);
  await drawAtBothScales(`${path}Template`, traySvg(state, '#000'), MAC);
  await writeFile(`${path}.ico`, await pngToIco(WINDOWS.map((size) => drawPng(svg, size))));
}

async function drawAtBothScales(path: string, svg: string, size: number): Promise<void> {
  await writeFile(`${path}.png`, drawPng(svg, size));
  await writeFile(`${path}@2x.png`, drawPng(svg, 2 * size));
}
