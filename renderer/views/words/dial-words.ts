import { m } from '#messages';
import type { DialProblem } from '../../domain/number/dialled.ts';

/** Why what was typed or pasted cannot be called. */
export function dialWords(problem: DialProblem): string {
  switch (problem) {
    case 'empty':
      return m.dial_empty();
    case 'not-a-number':
      return m.dial_not_a_number();
    case 'too-long':
      return m.dial_too_long();
    case 'control-characters':
      return m.dial_control_characters();
    case 'has-headers':
      return m.dial_has_headers();
    case 'foreign-context':
      return m.dial_foreign_context();
    case 'no-account':
      return m.dial_no_account();
    case 'no-line':
      return m.dial_no_line();
    case 'bad-uri':
      return m.dial_bad_uri();
  }
}
