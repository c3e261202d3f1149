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

/** Longer numbers are the same at every server. */
const LONGEST_EXTENSION = 6;

/** The same as it is put down: what is short is somebody's at its server only, and keeps the host where that is not `home`. */
export function bookAddress(uri: string, home: string): string {
  const shown = shownAddress(uri, home);
  const [, host = home] = /^sips?:[^@]*@([^;?]+)/i.exec(uri) ?? [];
  const isShort = /^[\d*#]+$/.test(shown) && shown.length <= LONGEST_EXTENSION;
  return isShort && host.toLowerCase() !== home.toLowerCase() ? visibleText(`${shown}@${host}`) : shown;
}

/** Without marks that would turn the text around, and without control characters. */
export function visibleText(text: string): string {
  return withoutInvisible(text).replace(/[\p{Cc}\p{Zl}\p{Zp}\u202E]/gu, '');
}
