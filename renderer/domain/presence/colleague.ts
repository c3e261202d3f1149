/** Longer numbers are of the outside world. */
const LONGEST_EXTENSION = 6;

/**
 * Whether a server can be asked how its user is: a name or an extension at the own domain. Outside numbers and feature
 * codes are nobody whom it knows.
 */
export function isColleague(uri: string, domain: string): boolean {
  const [, user = ''] = /^sips?:([^@;?]+)@([^;?]+)$/i.exec(uri) ?? [];
  if (user === '' || !uri.toLowerCase().endsWith(`@${domain.toLowerCase()}`)) return false;
  if (/^\d+$/.test(user)) return user.length <= LONGEST_EXTENSION;
  return !/^\+|[*#]|%23/.test(user);
}
