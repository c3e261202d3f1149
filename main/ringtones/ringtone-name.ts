import { extname } from 'node:path';
import { fitForName } from '../storage/new-file.ts';

/** How a sound file is called among the ringtones; `again` tells it from one of the same name. */
export function ringtoneName(file: string, again = 0): string {
  const kind = extname(file);
  const words = file.slice(0, file.length - kind.length);
  const name = fitForName(words, 40).replace(/^[\s.]+|\s+$/g, '');
  return `${name === '' ? 'Ringtone' : name}${again === 0 ? '' : ` (${again + 1})`}${kind.toLowerCase()}`;
}
