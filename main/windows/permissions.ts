import type { Session, WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';

/**
 * What the phone page may do; the card needs nothing of it. The local-network ones: Chromium asks for them before a page may reach an address in the
 * office, and denying them could also keep media from a PBX there.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'media',
  'speaker-selection',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** @param url origin or URL of the page that wants the permission */
export function isPermitted(permission: string, url: string): boolean {
  return ALLOWED.has(permission) && isAppUrl(url);
}

/**
 * Electron grants everything where a handler is missing, so both are set. `media` is microphone and camera.
 * @param phone the contents of the phone window: no other may do anything
 */
export function guardPermissions(session: Session, phone: Pick<WebContents, 'id'>): void {
  const { id } = phone;
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(contents.id === id && isPermitted(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (contents, permission, origin) => contents?.id === id && isPermitted(permission, origin),
  );
}
