import { interpret } from './dial-plan.ts';

interface Called {
  /** How the numbers begin that are called through it. */
  readonly prefixes?: readonly string[] | undefined;
}

/** Of nobody (RFC 2606 §2): only a number without a domain of its own gets it. */
const NOBODYS_DOMAIN = 'invalid';

/** The number that a text means, `+` and digits or digits, `*` and `#`; undefined for addresses, names and what is neither. */
export function numberIn(text: string): string | undefined {
  const dialled = interpret(text, NOBODYS_DOMAIN);
  const isNumber = dialled.kind === 'dialable' && /^\+?[\d*#]+$/.test(dialled.shown);
  return isNumber && dialled.uri.endsWith(`@${NOBODYS_DOMAIN}`) ? dialled.shown : undefined;
}

/**
 * The one of `all` that says most of how a number begins: the longest prefix wins, of equal ones that of the first.
 * @param formsFor the ways to write the number, as one of `all` knows them.
 */
export function byPrefix<Each extends Called>(
  all: readonly Each[],
  formsFor: (each: Each) => readonly string[],
): Each | undefined {
  const fitting = all.flatMap((each) => {
    const forms = formsFor(each);
    const prefixes = (each.prefixes ?? []).filter((prefix) => forms.some((form) => form.startsWith(prefix)));
    return prefixes.map(({ length }) => ({ each, length }));
  });
  const longest = Math.max(...fitting.map(({ length }) => length));
  return fitting.find(({ length }) => length === longest)?.each;
}
