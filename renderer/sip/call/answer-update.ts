import { Inviter, type Session, SessionState } from 'sip.js';
import type { Update } from '../inbound/update.ts';
import { mediaTypeOf } from '../message/media-type.ts';
import { headerValue } from '../message/message.ts';
import type { MediaDescriptionHandler } from './session-description-handler.ts';

/** Whose offer waits for its answer. */
type Outstanding = 'nobody' | 'ours' | 'theirs';

/**
 * Answers an UPDATE, and with it the offer that it may bring: never while another waits for its answer (RFC 3311 §5.2).
 *
 * @param isOffering whether a re-INVITE of ours is under way, or will be as soon as it can
 */
export async function answerUpdate(
  { message, answer }: Update,
  session: Session,
  handler: MediaDescriptionHandler,
  isOffering: boolean,
): Promise<void> {
  const contact = { name: 'Contact', value: session.userAgent.contact.toString() };
  const isOffer =
    message.body.trim() !== '' &&
    mediaTypeOf(headerValue(message, 'Content-Type') ?? '') === 'application/sdp';
  if (!isOffer) {
    answer('200 OK', [contact]);
    return;
  }
  switch (outstanding(session, isOffering)) {
    case 'ours':
      answer('491 Request Pending');
      return;
    case 'theirs':
      answer('500 Server Internal Error', [{ name: 'Retry-After', value: '5' }]);
      return;
    case 'nobody':
  }
  try {
    const description = await handler.answer(message.body);
    answer('200 OK', [contact, { name: 'Content-Type', value: 'application/sdp' }], description);
  } catch {
    answer('488 Not Acceptable Here');
  }
}

function outstanding(session: Session, isOffering: boolean): Outstanding {
  if (session.state !== SessionState.Established) return session instanceof Inviter ? 'ours' : 'theirs';
  if (isOffering) return 'ours';
  const dialog = session.dialog as { readonly reinviteUserAgentServer?: unknown } | undefined;
  return dialog?.reinviteUserAgentServer === undefined ? 'nobody' : 'theirs';
}
