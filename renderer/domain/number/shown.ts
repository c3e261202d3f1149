import { percentDecoded, withoutInvisible } from './characters.ts';

/**
 * How an address is shown to people, as plain text: the number or user name alone where the host says nothing new
 * (it is `ownDomain`, or the user part is a number), otherwise user@host. What is no SIP or tel: URI is shown as it is.
 * Marks that would turn the text around and control characters are left out.
 */
export function shownAddress(uri: string, ownDomain?: string): string {
  const [, user, host = ''] = /^sips?:([^@;?]+(?:;[^@?]*)?)@(\[[^\]]*\](?::\d+)?|[^;?]*)/i.exec(uri) ?? [];
  if (user === undefined) return visibleText(uri.replace(/^(?:sips?|tel):([^;?]*).*$/is, '$1'));
  const name = user.replace(/;.*$/, '');
  const decoded = percentDecoded(name) ?? name;
  const isOwn = host.toLowerCase() === ownDomain?.toLowerCase();
  return visibleText(isOwn || /^\+?[\d*#]+$/.test(decoded) ? decoded : `${decoded}@${host}`);
}

/** Without marks that would turn the text around, and without control characters. */
export function visibleText(text: string): string {
  return withoutInvisible(text).replace(/[\p{Cc}\p{Zl}\p{Zp}\u202E]/gu, '');
}
