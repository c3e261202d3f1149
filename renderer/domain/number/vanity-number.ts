/** The letters of a keypad's keys (ITU-T E.161). */
const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

/**
 * A service prefix (800, 8xx, 700, 900, 300), maybe after a country code or trunk digit, and at least seven keys.
 * Anything looser would turn "1234 HOME" or the user name `1001web` into somebody else's number.
 */
const VANITY =
  /^(?:\+\d{1,3}|00\d{0,3}|[01])?(?:8[02-9]\d|[379]00)(?=[0-9A-Z]{7,}$)(?=\d*[A-Z](?:\d*[A-Z]){2})/i;

/** "0800 FLOWERS" without its spaces as digits; `undefined` for what is not clearly such a number. */
export function fromVanityNumber(compact: string): string | undefined {
  if (!VANITY.test(compact)) return undefined;
  return compact
    .toUpperCase()
    .replace(/[A-Z]/g, (letter) => String(KEYS.findIndex((key) => key.includes(letter)) + 2));
}
