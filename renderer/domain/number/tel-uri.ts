import { hasControls, percentDecoded, withoutInvisible } from './characters.ts';
import type { DialProblem } from './dialled.ts';
import { readNumber, type WrittenNumber } from './written-number.ts';

/**
 * What follows `tel:` (RFC 3966), and what the wild makes of it: percent-encoded spaces, `,` and `;` as pauses, local
 * numbers without a context. `ext` is dialled after a pause, and so is the `postd` of RFC 2806; `isub` and unknown
 * parameters reach the same number without us.
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

  const extension = readExtension(valueOf(parameters, 'ext'));
  const further = readPostDial(valueOf(parameters, 'postd'));
  if (extension === undefined || further === undefined) return 'bad-uri';
  return readNumber(`${number.number}${extension}${number.tones ?? ''}${further}`);
}

/** Phone digits (RFC 3966 §3) behind a pause; `undefined` for anything else. */
function readExtension(text: string | undefined): string | undefined {
  if (text === undefined) return '';
  const digits = readNumber(text);
  const isPlain = typeof digits === 'object' && digits.tones === undefined && !digits.number.startsWith('+');
  return isPlain ? `,${digits.number}` : undefined;
}

/**
 * Digits, with `p` as a pause and `w` to wait (RFC 2806 §2.2), sent after the answer and never part of the number;
 * `undefined` for anything else.
 */
function readPostDial(text: string | undefined): string | undefined {
  if (text === undefined) return '';
  const tones = text
    .replace(/[-.() ]/g, '')
    .replace(/p/gi, ',')
    .replace(/w/gi, ';');
  if (!/^[\dA-D*#,;]*$/i.test(tones)) return undefined;
  return /^[,;]/.test(tones) ? tones : `,${tones}`;
}

function valueOf(parameters: readonly string[], name: string): string | undefined {
  const found = parameters.find((parameter) => parameter.toLowerCase().startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
