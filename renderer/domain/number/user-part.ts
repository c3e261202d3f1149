import { hasControls, percentDecoded } from './characters.ts';
import type { DialProblem } from './dialled.ts';

/**
 * A user part of RFC 3261 §25.1, with what people type but the grammar does not know (`#`, umlauts) escaped. `?` is of
 * the grammar and refused: whoever writes it means headers.
 */
export function escapedUser(user: string): { readonly user: string } | DialProblem {
  if (user.includes('?')) return 'has-headers';
  const decoded = percentDecoded(user);
  if (decoded === undefined) return 'bad-uri';
  if (hasControls(decoded)) return 'control-characters';
  if (!/^(?:[\w\-.!~*'()&=+$,;/#]|\P{ASCII}|%[0-9A-Fa-f]{2})+$/u.test(user)) return 'bad-uri';
  return { user: user.replace(/#|\P{ASCII}/gu, (character) => encodeURIComponent(character)) };
}
