import { type Session, SessionState } from 'sip.js';
import type { Referred } from './refer-to.ts';

/** Seconds that the other side may be told of the call; it is over long before. */
const expires = 180;

/**
 * A REFER that came in: where to call, and telling the other side what becomes of it. In place of SIP.js's own, which
 * ends the subscription with the first NOTIFY (RFC 3515 §2.4.7).
 */
export class IncomingReferral {
  readonly referred: Referred;
  readonly #session: Session;
  readonly #event: string;
  #isOver = false;

  /** @param id of the subscription: the CSeq of the REFER, where it is not the first (RFC 3515 §2.4.6). */
  constructor(session: Session, referred: Referred, id: number | undefined) {
    this.#session = session;
    this.referred = referred;
    this.#event = id === undefined ? 'refer' : `refer;id=${id}`;
  }

  /** A response to the call that we make for the other side; a final one is the last. */
  tell(status: number, phrase: string): void {
    const isFinal = status >= 200;
    const { dialog, state } = this.#session;
    if (this.#isOver || dialog === undefined || state !== SessionState.Established) return;
    this.#isOver = isFinal;
    const subscription = isFinal ? 'terminated;reason=noresource' : `active;expires=${expires}`;
    dialog.notify(undefined, {
      extraHeaders: [`Event: ${this.#event}`, `Subscription-State: ${subscription}`],
      body: {
        contentDisposition: 'render',
        contentType: 'message/sipfrag;version=2.0',
        content: `SIP/2.0 ${status} ${phrase}\r\n`,
      },
    });
  }
}
