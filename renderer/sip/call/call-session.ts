import { type Core, Invitation, Inviter, SessionState } from 'sip.js';
import type { CallEffect, CallEvent, CallId, EndReason } from '../../domain/call/call.ts';
import type { CallPictures } from '../../media/call-pictures.ts';
import type { CallSound } from '../../media/call-sound.ts';
import type { ReplaceableDialog } from '../../domain/presence/availability.ts';
import type { Update } from '../inbound/update.ts';
import { headersOf, parseSipText } from '../message/message.ts';
import { refusalReason } from '../message/reason.ts';
import { answerUpdate } from './answer-update.ts';
import type { CallContext } from './call-context.ts';
import { CallTransfers } from './call-transfers.ts';
import { dialogOf } from './dialog-of.ts';
import { askEarlyDialogs } from './early-dialogs.ts';
import { isMediaEffect, MediaSide } from './media-side.ts';
import { OtherSide } from './other-side.ts';
import { Parting } from './parting.ts';
import { redirectHeaders } from './redirection.ts';
import type { MediaDescriptionHandler } from './session-description-handler.ts';
import { SessionRefresh } from './session-refresh.ts';

/** How a call begins: outgoing-call.ts and incoming-call.ts. */
export interface Beginning {
  /** Sends the INVITE, or answers it. */
  begin(call: CallSession): void;
  /** What a session that ended by itself before it was established means. */
  readonly unfinished: (call: CallSession) => CallEvent;
  /** Why it is over when the other side turns out not to know of it any more. */
  readonly forgotten: EndReason;
}

/** One call: does the effects of its machine on the SIP.js session, and reports what happens to it. */
export class CallSession {
  readonly id: CallId;
  readonly context: CallContext;
  readonly otherSide: OtherSide;
  readonly sessionRefresh: SessionRefresh;
  readonly #beginning: Beginning;
  readonly #media: MediaSide;
  readonly #parting: Parting;
  #session: Inviter | Invitation | undefined;
  #transfers: CallTransfers | undefined;
  #established = false;
  #isLeaving = false;
  #isOver = false;

  constructor(id: CallId, context: CallContext, beginning: Beginning) {
    this.id = id;
    this.context = context;
    this.#beginning = beginning;
    this.otherSide = new OtherSide(context.userAgent.configuration.uri.host, (party) => {
      this.report({ type: 'identified', party });
    });
    this.sessionRefresh = new SessionRefresh({
      after: context.environment.after,
      refresh: () => {
        if (!this.#isLeaving) this.#media.offers.refreshSession(this.sessionRefresh.knowsUpdate);
      },
      expire: () => {
        this.fail('connection-lost');
      },
    });
    this.#media = new MediaSide({
      context,
      session: () => this.#session,
      report: (event) => {
        this.report(event);
      },
      fail: (reason) => {
        this.fail(reason);
      },
    });
    this.#parting = new Parting(context, () => {
      this.abandon();
    });
  }

  get handler(): MediaDescriptionHandler {
    return this.#media.handler;
  }

  get sound(): CallSound | undefined {
    return this.#media.current;
  }

  get pictures(): CallPictures | undefined {
    return this.#media.current?.pictures;
  }

  /** Undefined before there is a session. */
  get transfers(): CallTransfers | undefined {
    return this.#transfers;
  }

  /** The dialog, for another call that is to take its place; undefined until it is confirmed. */
  get dialog(): ReplaceableDialog | undefined {
    return this.#session && dialogOf(this.#session);
  }

  /** Undefined before anything was sent. */
  get callId(): string | undefined {
    return this.#session?.request.callId;
  }

  /** Whether we have placed it. */
  get isOutgoing(): boolean {
    return this.#session instanceof Inviter;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** ms since the epoch. */
  get now(): number {
    return this.context.environment.now();
  }

  perform(effect: CallEffect): void {
    if (isMediaEffect(effect)) {
      this.#media.perform(effect);
      return;
    }
    switch (effect.type) {
      case 'invite':
      case 'accept':
        this.#beginning.begin(this);
        return;
      case 'cancel':
      case 'bye':
        void this.leave(480);
        return;
      case 'reject':
        void this.leave(effect.status, effect.explained ? [refusalReason(effect.status)] : []);
        return;
      case 'redirect':
        void this.leave(302, redirectHeaders(effect, this.context.userAgent.configuration.uri));
        return;
      case 'refer':
      case 'refuse-referral':
        this.#transfers?.perform(effect);
        return;
    }
  }

  /** The session of SIP.js that carries this call. */
  attach(session: Inviter | Invitation): void {
    this.#session = session;
    if (session instanceof Invitation) this.#called(session.request);
    this.#media.attach(session);
    this.#transfers = new CallTransfers(session, this.context, (event) => {
      this.report(event);
    });
    session.stateChange.addListener((state) => {
      // A moment later: SIP.js tells why only after it has changed the state.
      if (state === SessionState.Terminated)
        queueMicrotask(() => {
          this.abandon();
        });
    });
  }

  report(event: CallEvent): void {
    if (!this.#isOver) this.context.report(this.id, event);
  }

  fail(reason: EndReason): void {
    this.report({ type: 'failed', reason, at: this.now });
  }

  /** The last event of the call; its media is released. */
  finish(event: CallEvent): void {
    if (this.#isOver) return;
    this.report(event);
    this.#isOver = true;
    this.sessionRefresh.stop();
    this.#transfers?.stop();
    this.#media.end();
  }

  established(): void {
    this.#established = true;
    this.report({ type: 'established', at: this.now });
    this.#media.established();
  }

  /** The other side says that something has changed, and may offer other media (RFC 3311). */
  updated(update: Update): void {
    const session = this.#session;
    this.otherSide.requested(headersOf(update.message));
    if (session === undefined) update.answer('481 Call/Transaction Does Not Exist');
    else void answerUpdate(update, session, this.handler, this.#media.offers.isBusy);
  }

  /** There is a connection again. */
  refresh(): void {
    if (this.#isLeaving) return;
    if (this.#established) this.#media.offers.reconnected();
    else if (!this.#media.offers.isBusy) this.#askWhetherItRings();
  }

  /** The computer's addresses have changed; `isGone` when one is not there any more. */
  moved(isGone: boolean): void {
    this.#media.moved(isGone);
  }

  /** Ends the call; without a connection, for the person at once and for the other side as soon as there is one. */
  async leave(status: number, headers: readonly string[] = []): Promise<void> {
    const session = this.#session;
    this.#isLeaving = true;
    // Not when the other side has confirmed it, which may take 32 s: who hung up is heard no more.
    this.#media.end();
    if (!session || session.state === SessionState.Terminated) {
      this.abandon();
      return;
    }
    this.context.credentials.withdraw(session.id);
    if (!this.context.isConnected()) this.finish({ type: 'closed', at: this.now });
    await this.#parting.leave(session, status, headers);
  }

  /** There is nothing left to wait for. */
  abandon(): void {
    this.#parting.over();
    this.finish(this.#endedByItself());
    this.context.release(this.id);
  }

  /** The INVITE came before there was a call that could hear of it. */
  #called(invite: Core.IncomingRequestMessage): void {
    this.otherSide.called(invite);
    const message = parseSipText(invite.data);
    if (message) this.sessionRefresh.received(message);
  }

  #askWhetherItRings(): void {
    const { callId } = this;
    if (callId === undefined) return;
    askEarlyDialogs(this.context.userAgent.userAgentCore, callId, () => {
      if (!this.#established) this.fail(this.#beginning.forgotten);
    });
  }

  #endedByItself(): CallEvent {
    if (this.#isLeaving) return { type: 'closed', at: this.now };
    if (!this.#established) return this.#beginning.unfinished(this);
    return { type: 'failed', reason: this.handler.problem ?? 'connection-lost', at: this.now };
  }
}
