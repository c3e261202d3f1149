import { prefixGrammar } from '../../../preload/contract/index.ts';

interface Typed {
  /** Each once, in their order. */
  readonly prefixes: string[];
  /** The first with which no number begins. */
  readonly wrong: string | undefined;
}

/** How numbers begin, as a person typed it, separated by commas: `+49 30` is one. */
export function prefixesIn(typed: string): Typed {
  const prefixes = [...new Set(typed.split(/[,;]/).map((each) => each.replace(/\s/g, '')))].filter(
    (each) => each !== '',
  );
  return { prefixes, wrong: prefixes.find((prefix) => !prefixGrammar.test(prefix)) };
}
