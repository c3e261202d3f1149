import type { Core, Notification, Referral, Session } from 'sip.js';
import type { TransferEffect, TransferEvent } from '../../domain/call/transfer.ts';
import { readSipfrag } from '../documents/read-sipfrag.ts';
import { mediaTypeOf, parameterOf } from '../message/media-type.ts';
import type { CallContext } from './call-context.ts';
import { readReferTo, referTo } from './refer-to.ts';
import { IncomingReferral } from './referral.ts';

/**
 * Seconds for which the next word of the other side is waited for: as long as its subscription lasts (RFC 3515 §2.4.4),
 * but the person on hold waits no longer than a call rings, and nobody is given up at once.
 */
const patience = { least: 60, most: 180 };

/** Transfer of one call: REFER in both directions (RFC 3515). */
export class CallTransfers {
  readonly #session: Session;
  readonly #context: CallContext;
  readonly #report: (event: TransferEvent) => void;
  #referral: IncomingReferral | undefined;
  #received = 0;
  /** CSeq of our last REFER. */
  #sent: number | undefined;
  /** How many we have sent, and which one of them the other side has told something of. */
  #refers = 0;
  #told = 0;
  #stopWaiting: () => void = () => undefined;

  constructor(session: Session, context: CallContext, report: (event: TransferEvent) => void) {
    this.#session = session;
    this.#context = context;
    this.#report = report;
  }

  perform(effect: TransferEffect): void {
    if (effect.type === 'refer') this.#refer(effect);
    else this.takeReferral()?.tell(603, 'Decline');
  }

  /** The other side's wish, to be followed; it is not asked a second time. */
  takeReferral(): IncomingReferral | undefined {
    const referral = this.#referral;
    this.#referral = undefined;
    return referral;
  }

  /** NOTIFY of what became of our REFER. */
  notified({ request }: Notification): void {
    const event = request.getHeader('Event')?.split(';')[0]?.trim().toLowerCase();
    if (event !== 'refer' || this.#isOfFormer(parameterOf(request.getHeader('Event') ?? '', 'id'))) return;
    const isSipfrag = mediaTypeOf(request.getHeader('Content-Type') ?? '') === 'message/sipfrag';
    const status = isSipfrag ? readSipfrag(request.body) : undefined;
    const subscription = request.getHeader('Subscription-State') ?? '';
    // Some end the subscription with the first NOTIFY, whatever it tells: what counts is what it tells.
    if (status !== undefined) {
      this.#told = this.#refers;
      this.#progress(status, Number(parameterOf(subscription, 'expires')));
    } else if (/^\s*terminated\b/i.test(subscription)) this.#progress(408);
  }

  /** A REFER: answered at once, for the person may take longer than the request lives. */
  referred(referral: Referral): void {
    const { request } = referral;
    const logged = (error: unknown): void => {
      this.#context.environment.log(`REFER: ${String(error)}`);
    };
    const referred = readReferTo(request, this.#context.userAgent.configuration.uri.host);
    if (referred === undefined || this.#referral !== undefined) {
      referral.reject({ statusCode: referred === undefined ? 400 : 491 }).catch(logged);
      return;
    }
    referral.accept().catch(logged);
    this.#received += 1;
    const id = this.#received === 1 ? undefined : request.cseq;
    this.#referral = new IncomingReferral(this.#session, referred, id);
    this.#referral.tell(100, 'Trying');
    const { headers: _headers, ...asked } = referred;
    this.#report({ type: 'referred', referral: asked });
  }

  /** The call is over: nothing is waited for any more. */
  stop(): void {
    this.#stopWaiting();
  }

  /** What becomes of our REFER. Who falls silent before it is decided, has not succeeded. */
  #progress(status: number, expires = Number.NaN): void {
    this.#stopWaiting();
    if (status < 200) {
      const { least, most } = patience;
      const isRinging = status >= 180;
      const seconds = isRinging ? most : Math.min(most, Math.max(least, expires || least));
      this.#stopWaiting = this.#context.environment.after(seconds * 1000, () => {
        this.#report({ type: 'transfer-status', status: 408 });
      });
    }
    this.#report({ type: 'transfer-status', status });
  }

  /** A NOTIFY names the REFER that it is about by its CSeq, at the latest from the second on (RFC 3515 §2.4.6). */
  #isOfFormer(id: string | undefined): boolean {
    // A challenge may have raised it by one, of which the other side sees the second.
    return id !== undefined && this.#sent !== undefined && Number(id) < this.#sent;
  }

  #refer({ uri, replaces }: Extract<TransferEffect, { type: 'refer' }>): void {
    const { dialog, userAgent } = this.#session;
    // As for From, its quotes are escaped already.
    const { displayName, uri: aor } = userAgent.configuration;
    const isAnonymous = dialog?.localURI.host === 'anonymous.invalid';
    this.#stopWaiting();
    const refer = (this.#refers += 1);
    const answered = ({ message }: Core.IncomingResponse): void => {
      // Whoever tells of it has accepted it, though the answer may be lost (RFC 6665 §4.1.2.4: NOTIFY may be first).
      if (refer !== this.#refers || refer === this.#told) return;
      const status = message.statusCode ?? 500;
      // 202 says that the other side will try, and no more.
      this.#progress(status < 300 ? 100 : status);
    };
    const extraHeaders = [
      `Refer-To: ${referTo(uri, replaces)}`,
      ...(isAnonymous
        ? []
        : [`Referred-By: ${displayName === '' ? '' : `"${displayName}" `}<${aor.toString()}>`]),
      `Contact: ${userAgent.contact.toString()}`,
    ];
    const sent = dialog?.refer(
      { onAccept: answered, onRedirect: answered, onReject: answered },
      { extraHeaders },
    );
    this.#sent = sent?.message.cseq;
  }
}
