import type { Core } from 'sip.js';
import { parameterOf } from '../message/media-type.ts';

/** What comes of an INVITE with Replaces (RFC 3891 §3). */
export type Replacement =
  /** It takes the place of the call with this Call-ID. */
  { readonly callId: string } | { readonly refusedWith: 400 | 481 | 486 };

/**
 * Whose place an INVITE takes. Undefined without a Replaces header.
 *
 * @param isOurs whether we have placed the call with this Call-ID: one that rings here is not replaced at our end
 */
export function replacementOf(
  headers: readonly string[],
  dialogs: ReadonlyMap<string, Core.Dialog>,
  isOurs: (callId: string) => boolean,
): Replacement | undefined {
  const [header, ...others] = headers;
  if (header === undefined) return undefined;
  const callId = header.split(';')[0]?.trim() ?? '';
  const localTag = parameterOf(header, 'to-tag');
  const remoteTag = parameterOf(header, 'from-tag');
  if (others.length > 0 || callId === '' || localTag === undefined || remoteTag === undefined) {
    return { refusedWith: 400 };
  }
  const dialog = dialogs.get(`${callId}${localTag}${remoteTag}`);
  if (dialog === undefined || (dialog.early && !isOurs(callId))) return { refusedWith: 481 };
  if (!dialog.early && /;\s*early-only\s*(;|$)/i.test(header)) return { refusedWith: 486 };
  return { callId };
}
