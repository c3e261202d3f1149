import { type Session, SessionState } from 'sip.js';
import type { ReplaceableDialog } from '../../domain/presence/availability.ts';

/**
 * The confirmed dialog of a session. Others reach its other side by the Contact where that is a GRUU (RFC 5627), else by
 * the address: the Contact of a browser, or of a phone behind NAT, leads nowhere.
 */
export function dialogOf({ dialog, state }: Session): ReplaceableDialog | undefined {
  if (dialog === undefined || state !== SessionState.Established) return undefined;
  const { callId, localTag, remoteTag, remoteTarget, remoteURI } = dialog;
  const target = remoteTarget.hasParam('gr') ? remoteTarget : remoteURI;
  return { callId, localTag, remoteTag, remoteTarget: target.toString() };
}
