import type { Invitation, Session, SessionDescriptionHandler } from 'sip.js';
import type { CallEffect, CallId } from '../domain/call/call.ts';
import { answerAfter } from './call/answer-after.ts';
import type { CallContext } from './call/call-context.ts';
import { CallSession } from './call/call-session.ts';
import { divertedBy, divertedVia } from './call/diversion.ts';
import { attachInvitation, incomingCall } from './call/incoming-call.ts';
import { outgoingCall } from './call/outgoing-call.ts';
import { callerOf, partyOf } from './call/party.ts';
import type { IncomingReferral } from './call/referral.ts';
import { type Replacement, replacementOf } from './call/replaced-dialog.ts';
import type { SessionRefresh } from './call/session-refresh.ts';
import type { Update } from './inbound/update.ts';
import { headerValue, type SipText } from './message/message.ts';
import type { IncomingCall, PlaceOptions } from './port.ts';

interface Parts {
  readonly context: CallContext;
  /** Whether the account hides who calls. */
  readonly hidesNumber: boolean;
  onIncoming(call: IncomingCall): void;
}

/** The calls of a line: placed and received, and whose each session and message is. */
export class LineCalls {
  readonly #parts: Parts;
  readonly #all = new Map<CallId, CallSession>();
  /** What was asked by those who have hung up since. */
  readonly #leftReferrals = new Map<CallId, IncomingReferral>();
  readonly #owners = new WeakMap<Session, CallSession>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get all(): readonly CallSession[] {
    return [...this.#all.values()];
  }

  of(id: CallId): CallSession | undefined {
    return this.#all.get(id);
  }

  place(id: CallId, target: string, { hidesNumber, replaces, referral }: PlaceOptions): void {
    const occasion = {
      isAnonymous: hidesNumber ?? this.#parts.hidesNumber,
      ...(replaces === undefined ? {} : { replaces }),
      referral: referral === undefined ? undefined : this.#takeReferral(referral),
    };
    const beginning = outgoingCall(target, occasion, (session, call) => {
      this.#owners.set(session, call);
    });
    this.#all.set(id, new CallSession(id, this.#parts.context, beginning));
  }

  perform(id: CallId, effect: CallEffect): void {
    if (effect.type === 'refuse-referral') this.#leftReferrals.delete(id);
    this.#all.get(id)?.perform(effect);
  }

  receive(invitation: Invitation): void {
    const { context, onIncoming } = this.#parts;
    const { request } = invitation;
    const { environment, userAgent } = context;
    const replacement = this.#replacement(invitation);
    if (replacement !== undefined && 'refusedWith' in replacement) {
      invitation.reject({ statusCode: replacement.refusedWith }).catch((error: unknown) => {
        environment.log(String(error));
      });
      return;
    }
    const id = environment.newCallId();
    const call = new CallSession(id, context, incomingCall(invitation));
    this.#all.set(id, call);
    this.#owners.set(invitation, call);
    attachInvitation(call, invitation);
    const domain = userAgent.configuration.uri.host;
    const replaces = replacement && this.#with(replacement.callId);
    const referredBy = partyOf(request.getHeader('Referred-By') ?? '', domain);
    const diverting = divertedBy(request, domain);
    const via = divertedVia(request, domain);
    const after = answerAfter(request);
    onIncoming({
      id,
      accountId: context.accountId,
      party: callerOf(request, domain),
      sipCallId: request.callId,
      ...(replaces === undefined ? {} : { replaces: replaces.id }),
      ...(after === undefined ? {} : { answerAfter: after }),
      ...(referredBy === undefined ? {} : { referredBy }),
      ...(diverting === undefined ? {} : { divertedBy: diverting }),
      ...(via.length === 0 ? {} : { divertedVia: via }),
    });
  }

  updated(update: Update): void {
    const call = this.#with(update.callId);
    if (call === undefined) update.answer('481 Call/Transaction Does Not Exist');
    else call.updated(update);
  }

  /** The call is over: nothing of it is kept but what the other side has asked for and nobody has decided yet. */
  release(id: CallId): void {
    const asked = this.#all.get(id)?.transfers?.takeReferral();
    if (asked !== undefined) this.#leftReferrals.set(id, asked);
    this.#all.delete(id);
  }

  /** The session timer of the call to which a message belongs. */
  refreshOf(message: SipText): SessionRefresh | undefined {
    return this.#with(headerValue(message, 'Call-ID') ?? '')?.sessionRefresh;
  }

  describe(session: Session): SessionDescriptionHandler {
    const call = this.#owners.get(session);
    if (!call) throw new Error('a session that no call has begun');
    return call.handler;
  }

  #replacement({ request }: Invitation): Replacement | undefined {
    const { dialogs } = this.#parts.context.userAgent.userAgentCore;
    const isOurs = (callId: string): boolean => this.#with(callId)?.isOutgoing ?? false;
    return replacementOf(request.getHeaders('Replaces'), dialogs, isOurs);
  }

  #takeReferral(id: CallId): IncomingReferral | undefined {
    const left = this.#leftReferrals.get(id);
    this.#leftReferrals.delete(id);
    return left ?? this.#all.get(id)?.transfers?.takeReferral();
  }

  #with(callId: string): CallSession | undefined {
    return this.all.find((call) => call.callId === callId);
  }
}
