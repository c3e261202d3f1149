import type { Session } from 'electron';
import { isAppUrl } from './app-origin.ts';

/**
 * What our pages may do. The local-network ones: Chromium asks for them before a page may reach an address in the
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

/** Electron grants everything where a handler is missing, so both are set. `media` is microphone and camera. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermitted(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin));
}
