/**
 * A line that somebody else wrote, to be shown as it is: without control characters and marks that turn the text
 * around, and no longer than a line. Undefined when nothing is left.
 */
export function foreignLine(text: string | undefined): string | undefined {
  const line = (text ?? '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .trim();
  // By characters: half of a pair would be none.
  const shown = [...line.slice(0, 512)].slice(0, 200).join('');
  return shown === '' ? undefined : shown;
}
