import type { Session } from 'sip.js';
import type { CallEvent, EndReason } from '../../domain/call/call.ts';
import type { CallContext } from './call-context.ts';
import type { CallMedia } from './call-media.ts';
import { MediaRecovery } from './media-recovery.ts';
import { Renegotiation, type RenegotiationOutcome, type RenegotiationRequest } from './renegotiation.ts';
import { sendUpdate } from './send-update.ts';
import type { MediaDescriptionHandler } from './session-description-handler.ts';

export interface CallOffersParts {
  readonly context: CallContext;
  readonly media: CallMedia;
  readonly handler: MediaDescriptionHandler;
  report(event: CallEvent): void;
  fail(reason: EndReason): void;
}

/** What is offered anew in a call that is up, and what its outcome means for it. Nothing before there is a session. */
export class CallOffers {
  readonly #parts: CallOffersParts;
  readonly #recovery: MediaRecovery;
  #session: Session | undefined;
  #renegotiation: Renegotiation | undefined;

  constructor(parts: CallOffersParts) {
    this.#parts = parts;
    this.#recovery = new MediaRecovery({
      after: parts.context.environment.after,
      isUp: () => parts.media.current?.isConnected ?? false,
      restart: (done) => {
        this.#renegotiation?.request({ restart: true, done });
      },
      giveUp: () => {
        parts.fail('media-failed');
      },
      gone: () => {
        parts.fail('connection-lost');
      },
    });
  }

  get recovery(): MediaRecovery {
    return this.#recovery;
  }

  /** Whether an offer of ours is under way, or will be as soon as it can. */
  get isBusy(): boolean {
    return this.#renegotiation?.isBusy === true;
  }

  attach(session: Session): void {
    const { context, media, handler } = this.#parts;
    this.#session = session;
    this.#renegotiation = new Renegotiation(session, handler, media, context);
  }

  established(): void {
    if (this.#parts.handler.needsOffer) {
      this.again((outcome) => {
        if (outcome !== 'accepted') this.#parts.fail('media-failed');
      });
    }
    this.#recovery.established();
  }

  hold(hold: boolean): void {
    const { media, report } = this.#parts;
    const settled = (quiet: boolean): void => {
      media.setQuiet(quiet);
      report({ type: 'renegotiated', held: hold });
    };
    this.again(
      (outcome) => {
        if (outcome === 'accepted') settled(false);
        else if (!hold) report({ type: 'resume-failed' });
        else {
          // The person speaks with somebody else now, and nobody else may hear that.
          settled(true);
          report({ type: 'warned', warning: 'hold-refused' });
        }
      },
      // Of a hold that it refused, the other side does not want to hear the end either.
      { hold, isNeeded: () => hold || !media.isQuiet },
    );
  }

  /** Offers what is wanted of the media now. Where the call turns out to be over, it ends. */
  again(
    done: (outcome: RenegotiationOutcome) => void,
    what: Pick<RenegotiationRequest, 'hold' | 'isNeeded'> = {},
  ): void {
    this.#renegotiation?.request({
      ...what,
      done: (outcome) => {
        if (outcome === 'gone') this.#parts.fail('connection-lost');
        else done(outcome);
      },
    });
  }

  /** After a reconnect, a re-INVITE tells the other side where we are now, or its BYE would not find us. */
  reconnected(): void {
    if (this.isBusy) return;
    // Media that is away at the same time will not find its way back: we are in another network.
    if (this.#parts.media.current?.isConnected === false) this.#recovery.moved();
    else this.#reinvite();
  }

  /** The session timer wants a sign that the call goes on (RFC 4028 §7.4): the lightest that the other side knows. */
  refreshSession(knowsUpdate: boolean): void {
    if (this.#session === undefined) return;
    if (!knowsUpdate) this.#reinvite();
    else
      sendUpdate(this.#session, {
        refused: () => {
          this.#reinvite();
        },
        gone: () => {
          this.#parts.fail('connection-lost');
        },
      });
  }

  #reinvite(): void {
    this.again(() => undefined);
  }
}
