import type { AddressLabel } from '../../../preload/contract/index.ts';

/** What a program calls a number, in English or German, in order: a mobile of work is a mobile. */
const words: readonly (readonly [AddressLabel, RegExp])[] = [
  ['fax', /fax/],
  ['mobile', /mobil|cell|handy|iphone|\bcar\b|autotelefon/],
  ['home', /home|privat|zuhause/],
  ['work', /work|business|company|office|firma|gesch(?:ä|a|ae)ft|dienst|arbeit|b(?:ü|u|ue)ro/],
];

export function labelOf(text: string): AddressLabel {
  const lower = text.toLowerCase();
  return words.find(([, pattern]) => pattern.test(lower))?.[0] ?? 'other';
}
