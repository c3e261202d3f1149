import { type Core, Invitation, Inviter, SessionState } from 'sip.js';
import type { CallEffect, CallEvent, CallId, EndReason } from '../../domain/call/call.ts';
import type { CallSound } from '../../media/call-sound.ts';
import type { ReplaceableDialog } from '../../domain/presence/availability.ts';
import type { Update } from '../inbound/update.ts';
import { headersOf, parseSipText } from '../message/message.ts';
import { answerUpdate } from './answer-update.ts';
import type { CallContext } from './call-context.ts';
import { CallMedia } from './call-media.ts';
import { CallTransfers } from './call-transfers.ts';
import { dialogOf } from './dialog-of.ts';
import { askEarlyDialogs } from './early-dialogs.ts';
import { hangUp } from './hang-up.ts';
import { MediaRecovery } from './media-recovery.ts';
import { OtherSide } from './other-side.ts';
import { redirectHeaders } from './redirection.ts';
import { Renegotiation } from './renegotiation.ts';
import { MediaDescriptionHandler } from './session-description-handler.ts';
import { SessionRefresh } from './session-refresh.ts';
import { sendUpdate } from './send-update.ts';
import { Tones } from './tones.ts';

/** How a call begins: outgoing-call.ts and incoming-call.ts. */
export interface Beginning {
  /** Sends the INVITE, or answers it. */
  begin(call: CallSession): void;
  /** What a session that ended by itself before it was established means. */
  readonly unfinished: (call: CallSession) => CallEvent;
  /** Why it is over when the other side turns out not to know of it any more. */
  readonly forgotten: EndReason;
}

// RFC 3261 §9.1: after 64 × T1 without a final response, a cancelled call is over.
const cancelledWithinMs = 32_000;

/** One call: does the effects of its machine on the SIP.js session, and reports what happens to it. */
export class CallSession {
  readonly id: CallId;
  readonly context: CallContext;
  readonly handler: MediaDescriptionHandler;
  readonly otherSide: OtherSide;
  readonly sessionRefresh: SessionRefresh;
  readonly #beginning: Beginning;
  readonly #media: CallMedia;
  readonly #recovery: MediaRecovery;
  #session: Inviter | Invitation | undefined;
  #renegotiation: Renegotiation | undefined;
  #tones: Tones | undefined;
  #transfers: CallTransfers | undefined;
  #stopWaiting: () => void = () => undefined;
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
        this.#refreshSession();
      },
      expire: () => {
        this.fail('connection-lost');
      },
    });
    this.#media = new CallMedia(context.iceServers, context.environment.openMedia, {
      onRemoteHold: (held) => {
        this.report({ type: 'remote-hold', held });
      },
      onConnection: (state) => {
        this.#recovery.connection(state);
      },
      onWarning: (warning) => {
        this.report({ type: 'warned', warning });
      },
    });
    this.#recovery = new MediaRecovery({
      after: context.environment.after,
      isUp: () => this.#media.current?.isConnected ?? false,
      restart: (done) => {
        this.#renegotiation?.request({ restart: true, done });
      },
      giveUp: () => {
        this.fail('media-failed');
      },
      gone: () => {
        this.fail('connection-lost');
      },
    });
    this.handler = new MediaDescriptionHandler(this.#media, () => this.#session);
  }

  get sound(): CallSound | undefined {
    return this.#media.current;
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
    switch (effect.type) {
      case 'invite':
      case 'accept':
        this.#beginning.begin(this);
        return;
      case 'warm-up':
        this.handler.warmUp();
        return;
      case 'cancel':
      case 'bye':
        void this.leave(480);
        return;
      case 'reject':
        void this.leave(effect.status);
        return;
      case 'redirect':
        void this.leave(302, redirectHeaders(effect, this.context.userAgent.configuration.uri));
        return;
      case 'renegotiate':
        this.#hold(effect.hold);
        return;
      case 'set-microphone':
        this.#media.setMicrophone(effect.live);
        return;
      case 'set-conference':
        this.#media.setConference(effect.joined);
        return;
      case 'send-tones':
        this.#tones?.send(effect.tones);
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
    this.#renegotiation = new Renegotiation(session, this.handler, this.#media, this.context);
    this.#transfers = new CallTransfers(session, this.context, (event) => {
      this.report(event);
    });
    this.#tones = new Tones(session, this.#media, this.context.environment);
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
    this.#recovery.stop();
    this.sessionRefresh.stop();
    this.#media.end();
  }

  established(): void {
    this.#established = true;
    this.report({ type: 'established', at: this.now });
    if (this.handler.needsOffer) this.#offerAnew();
    this.#recovery.established();
  }

  /** The other side says that something has changed, and may offer other media (RFC 3311). */
  updated(update: Update): void {
    const session = this.#session;
    this.otherSide.requested(headersOf(update.message));
    if (session === undefined) update.answer('481 Call/Transaction Does Not Exist');
    else void answerUpdate(update, session, this.handler, this.#renegotiation?.isBusy === true);
  }

  /** After a reconnect, a re-INVITE tells the other side where we are now, or its BYE would not find us. */
  refresh(): void {
    if (this.#isLeaving || this.#renegotiation?.isBusy === true) return;
    if (!this.#established) {
      this.#askWhetherItRings();
      return;
    }
    // Media that is away at the same time will not find its way back: we are in another network.
    if (this.#media.current?.isConnected === false) {
      this.#recovery.moved();
      return;
    }
    this.#renegotiation?.request({
      done: (outcome) => {
        if (outcome === 'gone') this.fail('connection-lost');
      },
    });
  }

  /** The computer's addresses have changed; `isGone` when one is not there any more. */
  moved(isGone: boolean): void {
    if (isGone || this.#media.current?.isConnected === false) this.#recovery.moved();
  }

  /** Ends the call; without a connection, for the person at once and for the other side as soon as there is one. */
  async leave(status: number, headers: readonly string[] = []): Promise<void> {
    const session = this.#session;
    this.#isLeaving = true;
    this.#recovery.stop();
    // Not when the other side has confirmed it, which may take 32 s: who hung up is heard no more.
    this.#media.end();
    if (!session || session.state === SessionState.Terminated) {
      this.abandon();
      return;
    }
    this.context.credentials.withdraw(session.id);
    if (!this.context.isConnected()) this.finish({ type: 'closed', at: this.now });
    await new Promise<void>((resolve) => {
      this.context.whenConnected(() => {
        this.#stopWaiting = this.context.environment.after(cancelledWithinMs, () => {
          this.abandon();
        });
        hangUp(session, status, headers).then(resolve, (error: unknown) => {
          this.context.environment.log(`hanging up: ${String(error)}`);
          resolve();
        });
      });
    });
  }

  /** There is nothing left to wait for. */
  abandon(): void {
    this.#stopWaiting();
    this.finish(this.#endedByItself());
    this.context.release(this.id);
  }

  /** The INVITE came before there was a call that could hear of it. */
  #called(invite: Core.IncomingRequestMessage): void {
    this.otherSide.called(invite);
    const message = parseSipText(invite.data);
    if (message) this.sessionRefresh.received(message);
  }

  /** The session timer wants a sign that the call goes on (RFC 4028 §7.4): the lightest that the other side knows. */
  #refreshSession(): void {
    const session = this.#session;
    if (session === undefined || this.#isLeaving) return;
    const reinvite = (): void => {
      this.#renegotiation?.request({
        done: (outcome) => {
          if (outcome === 'gone') this.fail('connection-lost');
        },
      });
    };
    if (!this.sessionRefresh.knowsUpdate) reinvite();
    else
      sendUpdate(session, {
        refused: reinvite,
        gone: () => {
          this.fail('connection-lost');
        },
      });
  }

  #hold(hold: boolean): void {
    this.#renegotiation?.request({
      hold,
      done: (outcome) => {
        if (outcome === 'gone') this.fail('connection-lost');
        else if (outcome === 'accepted') this.report({ type: 'renegotiated', held: hold });
        else this.report({ type: 'renegotiation-failed', held: hold });
      },
    });
  }

  #askWhetherItRings(): void {
    const { callId } = this;
    if (callId === undefined) return;
    askEarlyDialogs(this.context.userAgent.userAgentCore, callId, () => {
      if (!this.#established) this.fail(this.#beginning.forgotten);
    });
  }

  #offerAnew(): void {
    this.#renegotiation?.request({
      done: (outcome) => {
        if (outcome !== 'accepted') this.fail(outcome === 'gone' ? 'connection-lost' : 'media-failed');
      },
    });
  }

  #endedByItself(): CallEvent {
    if (this.#isLeaving) return { type: 'closed', at: this.now };
    if (!this.#established) return this.#beginning.unfinished(this);
    return { type: 'failed', reason: this.handler.problem ?? 'connection-lost', at: this.now };
  }
}
