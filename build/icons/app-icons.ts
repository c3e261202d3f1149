/** The app's icons for the three systems, all drawn from parley.svg. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pngToIco from 'png-to-ico';
import { drawPng } from './draw-png.ts';
import { icns } from './icns.ts';

/** Sizes in pixels that the icon theme of Linux and the places of Windows ask for. */
const LINUX = [16, 22, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 20, 24, 32, 40, 48, 64, 256];

/** Writes `parley.ico`, `parley.icns` and `SIZExSIZE.png` into a folder. */
export async function drawAppIcons(folder: string): Promise<void> {
  const svg = await readFile(new URL('parley.svg', import.meta.url), 'utf8');
  const onMac = withMacMargin(svg);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    ...LINUX.map((size) => writeFile(join(folder, `${size}x${size}.png`), drawPng(svg, size))),
    writeFile(join(folder, 'parley.ico'), await pngToIco(WINDOWS.map((size) => drawPng(svg, size)))),
    writeFile(
      join(folder, 'parley.icns'),
      icns((size) => drawPng(onMac, size)),
    ),
  ]);
}

/** macOS draws its icons on a grid: the shape is 824 of 1024 units wide, with nothing around it. */
function withMacMargin(svg: string): string {
  const margin = (512 * (1024 / 824) - 512) / 2;
  const side = 512 + 2 * margin;
  return svg.replace('viewBox="0 0 512 512"', `viewBox="${-margin} ${-margin} ${side} ${side}"`);
}
