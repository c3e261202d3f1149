/** The user part of an address (RFC 3261 §19.1.1), as it is written there; a bare number is one. */
export function userOf(address: string): string {
  return address.replace(/^sips?:|@.*$/gi, '');
}
