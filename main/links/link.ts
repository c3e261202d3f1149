import { LONGEST_OFFER } from '../../preload/contract/index.ts';
import { LINK_SCHEMES } from './link-schemes.ts';

const BEGINNING = new RegExp(`^(?:${LINK_SCHEMES.join('|')}):`, 'i');

/** Whether it is written like a link that Parley opens; what it means, and whether it means anything, is the dial plan's. */
export function isLink(text: string): boolean {
  return BEGINNING.test(text);
}

/** As much of a text as crosses to the window. What is cut is too long for a number, and refused there with words. */
export function withinOffer(text: string): string {
  return text.slice(0, LONGEST_OFFER);
}
