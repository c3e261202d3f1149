import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawAppIcons } from '../../../build/icons/app-icons.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';

/** Width and height in pixels, from a PNG's first chunk. */
function pngSize(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('one drawing becomes the icons of the three systems', async () => {
  const folder = temporaryFolder();
  await drawAppIcons(folder);
  const read = (name: string): Buffer => readFileSync(join(folder, name));

  for (const size of [16, 22, 24, 32, 48, 64, 128, 256, 512]) {
    expect(pngSize(read(`${size}x${size}.png`))).toEqual([size, size]);
  }

  const ico = read('parley.ico');
  const count = ico.readUInt16LE(4);
  const widths = Array.from({ length: count }, (_, index) => ico.readUInt8(6 + 16 * index) || 256);
  expect(widths).toEqual([16, 20, 24, 32, 40, 48, 64, 256]);

  const icns = read('parley.icns');
  expect(icns.toString('ascii', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const images = new Map<string, [number, number]>();
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const end = at + icns.readUInt32BE(at + 4);
    images.set(icns.toString('ascii', at, at + 4), pngSize(icns.subarray(at + 8, end)));
  }
  expect(images.get('ic11')).toEqual([32, 32]);
  expect(images.get('ic07')).toEqual([128, 128]);
  expect(images.get('ic10')).toEqual([1024, 1024]);
});
