/** What no system's file names may have, and what could hide how a name ends. */
// eslint-disable-next-line no-control-regex -- those are what is meant
const unfit = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** `2026-11-26 14.05.09 Bob Builder.webm`, by the clock of the person; `again` tells it from one of the same name. */
export function recordingName(party: string, at: Date, again = 0): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.');
  // 255 bytes is what file systems take, and a character has up to four.
  const name = Array.from(party.replace(unfit, ' ').replace(/\s+/g, ' ').trim()).slice(0, 50).join('');
  const words = [day, time, name, again === 0 ? '' : `(${again + 1})`].filter((word) => word !== '');
  return `${words.join(' ')}.webm`;
}
