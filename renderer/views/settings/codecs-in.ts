import { codec, type Codec } from '../../../preload/contract/index.ts';

/** The codecs that a person typed, each once and in their order; what is no codec is left out. */
export function codecsIn(typed: string): Codec[] {
  const names = new Set(typed.toLowerCase().split(/[\s,]+/));
  const known = [...names].map((name) => codec.options.find((option) => option.toLowerCase() === name));
  return known.filter((option) => option !== undefined);
}
