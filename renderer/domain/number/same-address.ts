/**
 * Whether two SIP URIs name the same: the host in small or capital letters, and of a number the number alone, as servers
 * write now their name behind it, now their IP address.
 */
export function isSameAddress(one: string, other: string): boolean {
  const [left, right] = [partsOf(one), partsOf(other)];
  if (left.user !== right.user) return false;
  return /^\+?\d+$/.test(left.user) || left.host === right.host;
}

function partsOf(uri: string): { readonly user: string; readonly host: string } {
  const [, user = '', host = ''] = /^(?:sips?:)?(?:([^@]*)@)?(.*)$/is.exec(uri) ?? [];
  return { user, host: host.toLowerCase() };
}
