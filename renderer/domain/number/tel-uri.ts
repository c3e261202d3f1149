import { hasControls, percentDecoded, withoutInvisible } from './characters.ts';
import type { DialProblem } from './dialled.ts';
import { readNumber, type WrittenNumber } from './written-number.ts';

/**
 * What follows `tel:` (RFC 3966), and what the wild makes of it: percent-encoded spaces, `,` and `;` as pauses, local
 * numbers without a context. `ext` is dialled after a pause; `isub` and unknown parameters reach the same number
 * without us.
 */
export function readTelUri(rest: string, domain: string): WrittenNumber | DialProblem {
  if (rest.includes('?')) return 'has-headers';
  const parts = rest.split(';').map(percentDecoded);
  if (!parts.every((part) => part !== undefined)) return 'bad-uri';
  if (parts.some(hasControls)) return 'control-characters';

  const [written = '', ...parameters] = parts;
  const postDial = parameters.filter((parameter) => /^[\dA-D*#,]+$/i.test(parameter));
  const number = readNumber([withoutInvisible(written), ...postDial].join(';'));
  if (typeof number === 'string') return number;

  const context = valueOf(parameters, 'phone-context');
  // The context of a local number is no prefix to be dialled: elsewhere the digits mean another line (§5.1.5).
  const isForeign = context !== undefined && context.toLowerCase() !== domain.toLowerCase();
  if (isForeign && !number.number.startsWith('+')) return 'foreign-context';

  const extension = valueOf(parameters, 'ext');
  if (extension === undefined) return number;
  const digits = readNumber(extension);
  if (typeof digits === 'string') return digits;
  return { number: number.number, tones: `,${digits.number}${number.tones ?? ''}` };
}

function valueOf(parameters: readonly string[], name: string): string | undefined {
  const found = parameters.find((parameter) => parameter.toLowerCase().startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
