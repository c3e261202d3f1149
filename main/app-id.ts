import { createHash } from 'node:crypto';

/** By this name the systems know Parley: it is that of electron-builder.yml, and of the .desktop file on Linux. */
export const APP_ID = 'org.parley.Parley';

/**
 * The name of what a Parley with a profile of its own leaves with the system, beside what the usual one left.
 *
 * @param profile absolute path of the profile folder, where it is not the usual one
 */
export function idFor(profile: string | undefined): string {
  if (profile === undefined) return APP_ID;
  return `${APP_ID}-${createHash('sha256').update(profile).digest('hex').slice(0, 8)}`;
}
