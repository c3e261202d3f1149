import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawIcons } from '../../../../build/icons/draw-icons.ts';
import { trayStates, traySvg } from '../../../../build/icons/tray-svg.ts';
import { trayImage } from '../../../../main/tray/tray-image.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('every state has an icon of its own on every system', async () => {
  const folder = temporaryFolder();
  await drawIcons(folder);
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const files = trayStates.map((state) => trayImage(folder, platform, state));
    const contents = new Set(files.map((file) => readFileSync(file, 'base64')));
    expect(contents.size).toBe(trayStates.length);
    if (platform !== 'win32')
      for (const file of files) expect(existsSync(file.replace('.png', '@2x.png'))).toBe(true);
  }
});

/** Relative luminance and contrast of WCAG 2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each(trayStates)('the colours of "%s" stand out from light and dark panels', (state) => {
  const svg = traySvg(state).replace(/<mask.*<\/mask>/s, '');
  const colours = [...new Set(svg.match(/#[0-9a-f]{6}/g))];
  expect(colours.length).toBeGreaterThan(0);
  for (const colour of colours)
    for (const panel of ['#ffffff', '#202020']) expect(contrast(colour, panel)).toBeGreaterThanOrEqual(3);
});
