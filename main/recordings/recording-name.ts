import { fitForName } from '../storage/new-file.ts';

/** `2026-11-26 14.05.09 Bob Builder.webm`, by the clock of the person; `again` tells it from one of the same name. */
export function recordingName(party: string, at: Date, again = 0): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.');
  const name = fitForName(party, 50).replace(/\s+/g, ' ').trim();
  const words = [day, time, name, again === 0 ? '' : `(${again + 1})`].filter((word) => word !== '');
  return `${words.join(' ')}.webm`;
}
