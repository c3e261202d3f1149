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
 * The one of `all` that says most of a number: that whose prefix leaves least of it wins, of equal ones the first. The
 * lengths of the prefixes say nothing, where `03` and `+49` begin the same number in two forms.
 * @param formsFor the ways to write the number, as one of `all` knows them.
 */
export function byPrefix<Each extends Called>(
  all: readonly Each[],
  formsFor: (each: Each) => readonly string[],
): Each | undefined {
  const fitting = all.flatMap((each) => {
    const forms = formsFor(each);
    return (each.prefixes ?? []).flatMap((prefix) =>
      forms
        .filter((form) => form.startsWith(prefix))
        .map((form) => ({ each, left: form.length - prefix.length })),
    );
  });
  const least = Math.min(...fitting.map(({ left }) => left));
  return fitting.find(({ left }) => left === least)?.each;
}
