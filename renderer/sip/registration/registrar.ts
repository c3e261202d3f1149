import { type Core, Grammar, type UserAgent } from 'sip.js';
import type { LineEnvironment } from '../environment.ts';
import type { Credentials } from '../transport/credentials.ts';
import { registerRequest } from './register-request.ts';
import { type Binding, readBinding } from './register-response.ts';

export type RegisterOutcome =
  | { readonly type: 'accepted'; readonly binding: Binding }
  /** `credentials`: whether any challenge of this REGISTER could be answered. Status 408 without an answer in time. */
  | {
      readonly type: 'refused';
      readonly status: number;
      readonly answered: boolean;
      header(name: string): string | undefined;
    };

// A lost response would cost 32 s (timer F).
const answerWithinMs = 8_000;

/**
 * Sends REGISTERs, one at a time. In place of SIP.js's Registerer, which hangs for ever on a 200 without Contact,
 * sends a storm of requests when `;expires` is missing, never tries again, and hides the answer to a refresh.
 */
export class Registrar {
  readonly #userAgent: UserAgent;
  readonly #credentials: Credentials;
  readonly #environment: LineEnvironment;
  #current: Core.OutgoingRequestMessage | undefined;
  #callId = '';
  #cseq = 0;
  #stopWaiting: () => void = () => undefined;

  constructor(userAgent: UserAgent, credentials: Credentials, environment: LineEnvironment) {
    this.#userAgent = userAgent;
    this.#credentials = credentials;
    this.#environment = environment;
  }

  /** `expires` in seconds, 0 unregisters. `done` is called once, unless another REGISTER or `forget` comes first. */
  register(expires: number, done: (outcome: RegisterOutcome) => void): void {
    if (this.#current) this.forget();
    const challenges = this.#credentials.given;
    this.#cseq += 1;
    const request = registerRequest(this.#userAgent, { callId: this.#callId, cseq: this.#cseq, expires });
    this.#callId = request.callId;
    this.#current = request;
    const finish = (outcome: RegisterOutcome): void => {
      if (this.#current !== request) return;
      this.#stopWaiting();
      this.#current = undefined;
      this.#cseq = request.cseq;
      done(outcome);
    };
    const refuse = (status: number, header: (name: string) => string | undefined): void => {
      finish({ type: 'refused', status, answered: this.#credentials.given > challenges, header });
    };
    this.#stopWaiting = this.#environment.after(answerWithinMs, () => {
      refuse(408, () => undefined);
      this.#startAfresh(request);
    });
    const refused = ({ message }: Core.IncomingResponse): void => {
      refuse(message.statusCode ?? 500, (name) => message.getHeader(name));
    };
    this.#userAgent.userAgentCore.register(request, {
      onAccept: ({ message }) => {
        if (this.#current !== request) return;
        const binding = readBinding(message, expires);
        if (expires > 0) this.#use(binding);
        finish({ type: 'accepted', binding });
      },
      onRedirect: refused,
      onReject: refused,
    });
  }

  /** Whatever is under way does not matter any more: the connection is gone. */
  forget(): void {
    this.#stopWaiting();
    if (this.#current) this.#startAfresh(this.#current);
    this.#current = undefined;
  }

  /** A late challenge to an abandoned REGISTER must not make SIP.js repeat it beside the next one. */
  #startAfresh(abandoned: Core.OutgoingRequestMessage): void {
    this.#credentials.withdraw(`${abandoned.callId}${abandoned.fromTag}`);
    this.#callId = '';
    this.#cseq = 0;
  }

  #use({ pubGruu, serviceRoute }: Binding): void {
    const { contact, userAgentCore } = this.#userAgent;
    contact.pubGruu = pubGruu === undefined ? undefined : Grammar.URIParse(pubGruu);
    userAgentCore.configuration.routeSet = [...serviceRoute];
  }
}
