/**
 * Three digits, as most numbers for help have (112, 110, 911, 999, 000), and some that are none: nobody is to call them
 * without knowing.
 */
export function mayBeEmergency(number: string): boolean {
  return /^(?:[19]\d\d|000)$/.test(number);
}
