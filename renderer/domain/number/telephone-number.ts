/** In digits. What is longer goes out to the telephone network. */
const LONGEST_EXTENSION = 6;

/**
 * Whether a SIP URI stands for a number of the telephone network, with country code or without, and neither for an
 * extension nor for a person's name. What is written to it is an SMS.
 */
export function isTelephoneNumber(uri: string): boolean {
  const [, plus, digits = ''] = /^sips?:(\+?)(\d+)(?:;[^@]*)?@/i.exec(uri) ?? [];
  return plus === '+' || digits.length > LONGEST_EXTENSION;
}
