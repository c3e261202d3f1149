import { peerOf, type Peer } from '../history/peer.ts';

/**
 * Who an address is that a person typed, or that stands in a file. Numbers are understood however they are written
 * ("+49 (0) 30 / 12-34 ext. 5"); what has no domain has none in its key either.
 *
 * @param country ISO 3166 code, whose national numbers are understood
 */
export function peerOfTyped(typed: string, country: string): Peer {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Cc}]/gu, '')
    .trim();
  if (/^sips?:/i.test(text)) return peerOf(text.replace(/^(sips?:)\/\//i, '$1'), undefined, country);
  if (text.includes('@')) return peerOf(`sip:${text}`, undefined, country);
  const [, bare = ''] = /^(?:tel:|callto:)?(?:\/\/)?(.*)$/is.exec(text) ?? [];
  return peerOf(numberIn(bare) ?? bare, undefined, country);
}

/** The number without what is for the eye, and without an extension or what is to be dialled after the answer. */
function numberIn(text: string): string | undefined {
  const [, number] =
    /^([+\d*#][\d*#\s().\-/–]*|\([\d*#\s().\-/–]*)(?:[,;xp].*|(?:ext|dw)\b.*)?$/iu.exec(text) ?? [];
  return number?.replaceAll(/[^\d*#+]/g, '');
}
