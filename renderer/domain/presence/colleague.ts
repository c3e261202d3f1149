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

/** Whether a number as a person types it is one of the outside world: told at a glance, for the many in an address book. */
export function isOutside(typed: string): boolean {
  return /^\s*\+/.test(typed) || /^(?:[\s()/.-]*\d){7}[\d\s()/.-]*$/.test(typed);
}
