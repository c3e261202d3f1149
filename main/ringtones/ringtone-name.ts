import { extname } from 'node:path';

// eslint-disable-next-line no-control-regex -- those are what is meant
const unfit = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** How a sound file is called among the ringtones; `again` tells it from one of the same name. */
export function ringtoneName(file: string, again = 0): string {
  const kind = extname(file);
  const words = file
    .slice(0, file.length - kind.length)
    .replace(unfit, ' ')
    .replace(/^[\s.]+|\s+$/g, '');
  // 255 bytes is what file systems take, and a character has up to four.
  const name = Array.from(words).slice(0, 40).join('');
  return `${name === '' ? 'Ringtone' : name}${again === 0 ? '' : ` (${again + 1})`}${kind.toLowerCase()}`;
}
