/** The red disc with a count that Windows lays over Parley's icon in the task bar. Drawn, not written: no font is needed. */

const DIGITS = [
  'M13 10l4-3v18',
  'M11 12a5 5 0 1 1 9 3l-9 10h10',
  'M11 9a5 5 0 1 1 4 7 5 5 0 1 1-5 7',
  'M18 25V7l-8 13h12',
  'M20 7h-8l-1 8a5 5 0 1 1-1 8',
  'M19 8c-6 2-8 7-8 12a5 5 0 1 0 1-3',
  'M11 7h10l-6 18',
  'M16 15.5a4.25 4.25 0 1 1 .01 0a4.75 4.75 0 1 1-.01 0',
  'M13 24c6-2 8-7 8-12a5 5 0 1 0-1 3',
];
const PLUS = 'M16 9v14M9 16h14';

/** @param count 1 to 9 as that digit, more as a plus */
export function overlaySvg(count: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <circle cx="16" cy="16" r="16" fill="#c4372d"/>
  <path d="${DIGITS[count - 1] ?? PLUS}" fill="none" stroke="#fff" stroke-width="3.25" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;
}
