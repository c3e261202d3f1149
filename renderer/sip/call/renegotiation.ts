import { type Core, Inviter, type Session, SessionState } from 'sip.js';
import { lostMark } from '../transport/pending-requests.ts';
import type { CallContext } from './call-context.ts';
import type { CallMedia } from './call-media.ts';
import { glareDelay } from './glare.ts';
import type { MediaDescriptionHandler } from './session-description-handler.ts';

/** `gone`: the dialog does not exist any more on the other side (RFC 3261 §12.2.1.2). */
export type RenegotiationOutcome = 'accepted' | 'refused' | 'gone';

export interface RenegotiationRequest {
  /** Undefined leaves hold as it is. */
  readonly hold?: boolean;
  /** New ICE credentials. */
  readonly restart?: boolean;
  /** Asked when its turn comes: what is not needed any more is accepted without being sent. */
  isNeeded?(): boolean;
  done(outcome: RenegotiationOutcome): void;
}

interface Attempt {
  readonly request: RenegotiationRequest;
  readonly glares: number;
}

const glareLimit = 6;
// Timer B covers a silent peer, nothing in SIP.js covers one that says 100 and then no more.
const finalWithinMs = 40_000;

/**
 * Our re-INVITEs: one at a time, as SIP.js breaks down when two offers meet; repeated after a 491 or a lost
 * connection, neither of which SIP.js does.
 */
export class Renegotiation {
  readonly #session: Session;
  readonly #handler: MediaDescriptionHandler;
  readonly #media: CallMedia;
  readonly #context: CallContext;
  readonly #waiting: RenegotiationRequest[] = [];
  #busy = false;
  #held = false;

  constructor(session: Session, handler: MediaDescriptionHandler, media: CallMedia, context: CallContext) {
    this.#session = session;
    this.#handler = handler;
    this.#media = media;
    this.#context = context;
  }

  /** Whether a re-INVITE is under way, or will be as soon as it can. */
  get isBusy(): boolean {
    return this.#busy;
  }

  request(request: RenegotiationRequest): void {
    this.#waiting.push(request);
    this.#next();
  }

  #next(): void {
    if (this.#busy) return;
    const request = this.#waiting.shift();
    if (!request) return;
    if (request.isNeeded?.() === false) {
      request.done('accepted');
      this.#next();
      return;
    }
    this.#busy = true;
    this.#whenConnected({ request, glares: 0 });
  }

  #whenConnected(attempt: Attempt): void {
    this.#context.whenConnected(() => {
      if (this.#session.state !== SessionState.Established) return;
      if (this.#isOtherSideNegotiating()) this.#waitOut(attempt);
      else this.#send(attempt);
    });
  }

  #send(attempt: Attempt): void {
    const { request } = attempt;
    this.#media.setHold(request.hold ?? this.#held);
    const offer = { restart: request.restart === true };
    this.#handler.request(offer);
    // SIP.js may report one refusal twice, when it could not send the ACK for the first.
    const once = (action: () => void): void => {
      if (isOpen) {
        isOpen = false;
        stopWaiting();
        action();
      }
    };
    let isOpen = true;
    const stopWaiting = this.#context.environment.after(finalWithinMs, () => {
      once(() => {
        this.#done(attempt, 'gone');
      });
    });
    const sent = this.#session.invite({
      requestDelegate: {
        onAccept: () => {
          once(() => {
            if (this.#session.state === SessionState.Established) this.#done(attempt, 'accepted');
          });
        },
        onReject: ({ message }) => {
          once(() => {
            this.#rejected(attempt, message);
          });
        },
      },
    });
    sent.catch(async () => {
      await this.#handler.discard(offer).catch(() => undefined);
      once(() => {
        if (this.#isOtherSideNegotiating()) this.#waitOut(attempt);
        else this.#done(attempt, 'refused');
      });
    });
  }

  #rejected(attempt: Attempt, response: Core.IncomingResponseMessage): void {
    const status = response.statusCode ?? 500;
    // What SIP.js makes up itself, without any text behind it, is no word of the other side.
    const unsent = status === 503 && response.data === undefined;
    if (unsent || response.hasHeader(lostMark)) this.#whenConnected(attempt);
    else if (status === 491) this.#waitOut(attempt);
    else this.#done(attempt, status === 481 || status === 408 ? 'gone' : 'refused');
  }

  #waitOut({ request, glares }: Attempt): void {
    if (glares >= glareLimit) {
      this.#done({ request, glares }, 'refused');
      return;
    }
    const { environment } = this.#context;
    environment.after(glareDelay(this.#session instanceof Inviter, environment.random), () => {
      this.#whenConnected({ request, glares: glares + 1 });
    });
  }

  #done({ request }: Attempt, outcome: RenegotiationOutcome): void {
    if (outcome === 'accepted') this.#held = request.hold ?? this.#held;
    this.#media.setHold(this.#held);
    this.#busy = false;
    request.done(outcome);
    this.#next();
  }

  #isOtherSideNegotiating(): boolean {
    const dialog = this.#session.dialog as Core.SessionDialog | undefined;
    return dialog?.reinviteUserAgentServer !== undefined;
  }
}
