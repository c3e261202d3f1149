/** How keys of peers and keys in the address book, which may lack the domain, belong together. */

/** Shorter ones are extensions of whoever's server it is. */
const SHORTEST_NUMBER = 7;
/** Comes after everything that stands behind an @. */
const LAST = '\u{10FFFF}';

/**
 * The keys by which a peer may be in the address book: with its domain, and without it where that says nothing. A number
 * is the same at every server; an extension or a name without a domain is at home.
 */
export function bookKeys(peer: string, home: string): readonly [string, string] {
  const [, user = peer, host = ''] = /^([^@]*)@([^@]*)$/.exec(peer) ?? [];
  return [peer, host === home.toLowerCase() || isNumber(user) ? user : peer];
}

/** The other way round: from where to where, both included, the keys of peers are who are meant by a key of the address book. */
export function spansOf(key: string, home: string): readonly (readonly [string, string])[] {
  if (key.includes('@')) return [[key, key]];
  const atHome = `${key}@${home.toLowerCase()}`;
  return [[key, key], isNumber(key) ? [`${key}@`, `${key}@${LAST}`] : [atHome, atHome]];
}

function isNumber(user: string): boolean {
  return /^\+?\d+$/.test(user) && user.length >= SHORTEST_NUMBER;
}
