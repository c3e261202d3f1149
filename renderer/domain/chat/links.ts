/** A piece of a text: `href` where it is a link that a person may open. */
export interface TextPiece {
  readonly text: string;
  readonly href?: string;
}

/** Web addresses only: no other scheme does what it seems to. A user name before the host would hide where it leads. */
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'`\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;

/** A text in pieces, which put together are the text again. */
export function withLinks(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const link = withoutTail(match[0]);
    if (!isPlain(link)) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: link, href: /^www\./i.test(link) ? `https://${link}` : link });
    end = match.index + link.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** What belongs to the sentence: its punctuation, and a bracket that was opened before the link. */
function withoutTail(link: string): string {
  let rest = link;
  for (;;) {
    const last = rest.at(-1) ?? '';
    const opening = { ')': '(', ']': '[', '}': '{' }[last];
    const isUnopened = opening !== undefined && count(rest, last) > count(rest, opening);
    if (!isUnopened && !/[.,;:!?…]/.test(last)) return rest;
    rest = rest.slice(0, -1);
  }
}

function isPlain(link: string): boolean {
  const host = /^(?:https?:\/\/)?([^/?#]*)/i.exec(link)?.[1] ?? '';
  return (
    /^[\p{L}\p{N}.-]+(?::\d{1,5})?$/u.test(host) && /[\p{L}\p{N}]\.[\p{L}\p{N}]|^localhost\b/u.test(host)
  );
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
