import {
  type Invitation,
  type Message,
  type Session,
  type SessionDescriptionHandler,
  UserAgentState,
} from 'sip.js';
import type { Connection } from '../../preload/contract/index.ts';
import type { CallEffect, CallId, Party } from '../domain/call/call.ts';
import type { ReplaceableDialog } from '../domain/presence/availability.ts';
import type { OwnPresence } from '../domain/presence/own-presence.ts';
import type { CallPictures } from '../media/call-pictures.ts';
import type { CallSound } from '../media/call-sound.ts';
import type { CallContext } from './call/call-context.ts';
import { answerAfter } from './call/answer-after.ts';
import { CallSession } from './call/call-session.ts';
import { attachInvitation, incomingCall } from './call/incoming-call.ts';
import { IceServers } from './call/ice-servers.ts';
import { outgoingCall } from './call/outgoing-call.ts';
import { divertedBy, divertedVia } from './call/diversion.ts';
import { callerOf, partyOf } from './call/party.ts';
import { receiveMessage } from './chat/incoming-message.ts';
import type { IncomingReferral } from './call/referral.ts';
import { type Replacement, replacementOf } from './call/replaced-dialog.ts';
import type { SessionRefresh } from './call/session-refresh.ts';
import { type SipText, headerValue } from './message/message.ts';
import { sendMessage } from './chat/outgoing-message.ts';
import type { LineEnvironment } from './environment.ts';
import { LineEvents } from './events/line-events.ts';
import type { Line, LineAccount, LineListener, MessageAnswer, MessageBody, PlaceOptions } from './port.ts';
import { RegistrationDriver } from './registration/registration.ts';
import { Registrar } from './registration/registrar.ts';
import { createUserAgent, type LineUserAgent } from './user-agent.ts';

const stopWithinMs = 2_000;

/** A user agent of SIP.js with its registration and its calls. */
export class SipLine implements Line {
  readonly #account: LineAccount;
  readonly #listener: LineListener;
  readonly #environment: LineEnvironment;
  readonly #agent: LineUserAgent;
  readonly #registration: RegistrationDriver;
  readonly #events: LineEvents;
  readonly #context: CallContext;
  readonly #calls = new Map<CallId, CallSession>();
  /** What was asked by those who have hung up since. */
  readonly #leftReferrals = new Map<CallId, IncomingReferral>();
  readonly #owners = new WeakMap<Session, CallSession>();
  #whenConnected: (() => void)[] = [];
  #hasBeenConnected = false;
  #isRefreshDue = false;
  #isStopping = false;
  readonly #stopWatching: () => void;
  #whenOff: () => void = () => undefined;

  constructor(account: LineAccount, listener: LineListener, environment: LineEnvironment) {
    this.#account = account;
    this.#listener = listener;
    this.#environment = environment;
    this.#agent = createUserAgent(account, environment, {
      delegate: {
        onInvite: (invitation) => {
          this.#receive(invitation);
        },
        onNotify: (notification) => {
          notification.accept().catch(this.#logged);
          this.#events.unsolicited(notification.request);
        },
        onMessage: (message) => {
          this.#receiveMessage(message, callerOf(message.request, this.#domain));
        },
      },
      onConnection: (connection) => {
        this.#connection(connection);
      },
      onUpdate: (update) => {
        const call = this.#callWith(update.callId);
        if (call === undefined) update.answer('481 Call/Transaction Does Not Exist');
        else call.updated(update);
      },
      onSend: (message) => this.#sessionOf(message)?.sent(message) ?? message,
      onReceive: (message) => {
        this.#sessionOf(message)?.received(message);
      },
      asksForLonger: (response) => this.#sessionOf(response)?.asksForLonger(response) ?? false,
      describe: (session) => this.#describe(session),
    });
    const { userAgent, credentials } = this.#agent;
    this.#events = new LineEvents(userAgent, environment, account.resourceList, {
      onReports: (address, reports) => {
        listener.onReports(account.id, address, reports);
      },
      onMailbox: (mailbox) => {
        listener.onMailbox(account.id, mailbox);
      },
    });
    this.#registration = new RegistrationDriver({
      environment,
      registrar: new Registrar(userAgent, credentials, environment),
      hasPassword: account.hasPassword,
      expires: account.registrationExpires,
      connect: () =>
        userAgent.state === UserAgentState.Started ? userAgent.transport.connect() : userAgent.start(),
      disconnect: () => userAgent.transport.disconnect(),
      onChange: (registration) => {
        if (registration.state.name === 'off') this.#whenOff();
        if (registration.state.name === 'registered') {
          this.#events.registered();
          void this.#context.iceServers.ask();
        }
        listener.onRegistration(account.id, registration);
      },
      onAnswer: () => {
        this.#refresh();
      },
    });
    this.#stopWatching = environment.bridge.on('network:changed', ({ gone }) => {
      for (const call of this.#calls.values()) call.moved(gone.length > 0);
    });
    this.#context = {
      accountId: account.id,
      userAgent,
      credentials,
      environment,
      iceServers: new IceServers(account.id, environment),
      openMedia: (servers, listener) => environment.openMedia(servers, listener, account.media),
      isConnected: () => userAgent.isConnected(),
      whenConnected: (action) => {
        if (userAgent.isConnected()) action();
        else this.#whenConnected.push(action);
      },
      // Never while a command is still being done: its caller is not ready for what comes of it.
      report: (id, event) => {
        queueMicrotask(() => {
          listener.onCallEvent(id, event);
        });
      },
      receiveMessage: (message, from) => {
        this.#receiveMessage(message, from);
      },
      release: (id) => {
        const asked = this.#calls.get(id)?.transfers?.takeReferral();
        if (asked !== undefined) this.#leftReferrals.set(id, asked);
        this.#calls.delete(id);
      },
    };
  }

  get accountId(): string {
    return this.#account.id;
  }

  start(): void {
    this.#registration.dispatch({ type: 'start' });
  }

  retry(): void {
    this.#registration.dispatch({ type: 'retry' });
  }

  place(id: CallId, target: string, { hidesNumber, replaces, referral }: PlaceOptions = {}): void {
    const occasion = {
      isAnonymous: hidesNumber ?? this.#account.hideNumber === true,
      ...(replaces === undefined ? {} : { replaces }),
      referral: referral === undefined ? undefined : this.#takeReferral(referral),
    };
    const beginning = outgoingCall(target, occasion, (session, call) => {
      this.#owners.set(session, call);
    });
    this.#calls.set(id, new CallSession(id, this.#context, beginning));
  }

  perform(id: CallId, effect: CallEffect): void {
    if (effect.type === 'refuse-referral') this.#leftReferrals.delete(id);
    this.#calls.get(id)?.perform(effect);
  }

  soundOf(id: CallId): CallSound | undefined {
    return this.#calls.get(id)?.sound;
  }

  picturesOf(id: CallId): CallPictures | undefined {
    return this.#calls.get(id)?.pictures;
  }

  dialogOf(id: CallId): ReplaceableDialog | undefined {
    return this.#calls.get(id)?.dialog;
  }

  sendMessage(target: string, message: MessageBody): Promise<MessageAnswer> {
    return sendMessage(this.#agent.userAgent, target, message);
  }

  watch(addresses: readonly string[]): void {
    this.#events.watch(addresses);
  }

  publish(presence: OwnPresence): void {
    this.#events.publish(presence);
  }

  /** All at the same time: SIP.js does it one by one and may wait for ever. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#stopWatching();
    const isConnected = this.#agent.userAgent.isConnected();
    const calls = [...this.#calls.values()];
    const left = calls.map((call) => call.leave(480));
    const off = new Promise<void>((resolve) => {
      this.#whenOff = resolve;
    });
    this.#events.stop();
    this.#registration.dispatch({ type: 'stop' });
    if (isConnected) await this.#atMost(stopWithinMs, Promise.all([...left, off]));
    for (const call of calls) call.abandon();
    this.#registration.dispose();
    await this.#agent.userAgent.stop().catch(this.#logged);
  }

  #connection(connection: Connection): void {
    if (connection.state !== 'connected') this.#events.disconnected();
    this.#registration.connection(connection);
    if (connection.state !== 'connected') return;
    this.#isRefreshDue = this.#hasBeenConnected;
    this.#hasBeenConnected = true;
    const actions = this.#whenConnected;
    this.#whenConnected = [];
    for (const action of actions) action();
    // Calls are refreshed as soon as the registrar knows where we are, or at once when it is not going to.
    if (this.#registration.registration.state.name !== 'registering') this.#refresh();
  }

  #refresh(): void {
    if (!this.#isRefreshDue) return;
    this.#isRefreshDue = false;
    for (const call of this.#calls.values()) call.refresh();
  }

  #receive(invitation: Invitation): void {
    if (this.#isStopping) {
      invitation.reject({ statusCode: 480 }).catch(this.#logged);
      return;
    }
    const replacement = this.#replacement(invitation);
    if (replacement !== undefined && 'refusedWith' in replacement) {
      invitation.reject({ statusCode: replacement.refusedWith }).catch(this.#logged);
      return;
    }
    const id = this.#environment.newCallId();
    const call = new CallSession(id, this.#context, incomingCall(invitation));
    this.#calls.set(id, call);
    this.#owners.set(invitation, call);
    attachInvitation(call, invitation);
    const party = callerOf(invitation.request, this.#domain);
    const replaces = replacement && this.#callWith(replacement.callId);
    const referredBy = partyOf(invitation.request.getHeader('Referred-By') ?? '', this.#domain);
    const diverting = divertedBy(invitation.request, this.#domain);
    const via = divertedVia(invitation.request, this.#domain);
    const after = answerAfter(invitation.request);
    this.#listener.onIncoming({
      id,
      accountId: this.#account.id,
      party,
      sipCallId: invitation.request.callId,
      ...(replaces === undefined ? {} : { replaces: replaces.id }),
      ...(after === undefined ? {} : { answerAfter: after }),
      ...(referredBy === undefined ? {} : { referredBy }),
      ...(diverting === undefined ? {} : { divertedBy: diverting }),
      ...(via.length === 0 ? {} : { divertedVia: via }),
    });
  }

  #receiveMessage(message: Message, from: Party): void {
    const accountId = this.#account.id;
    const receive = this.#listener.onMessage.bind(this.#listener);
    receiveMessage(message, { accountId, from, receive }).catch(this.#logged);
  }

  /** Of the account's address-of-record. */
  get #domain(): string {
    return this.#agent.userAgent.configuration.uri.host;
  }

  #replacement({ request }: Invitation): Replacement | undefined {
    const { dialogs } = this.#agent.userAgent.userAgentCore;
    const isOurs = (callId: string): boolean => this.#callWith(callId)?.isOutgoing ?? false;
    return replacementOf(request.getHeaders('Replaces'), dialogs, isOurs);
  }

  #takeReferral(id: CallId): IncomingReferral | undefined {
    const left = this.#leftReferrals.get(id);
    this.#leftReferrals.delete(id);
    return left ?? this.#calls.get(id)?.transfers?.takeReferral();
  }

  #callWith(callId: string): CallSession | undefined {
    return [...this.#calls.values()].find((call) => call.callId === callId);
  }

  #sessionOf(message: SipText): SessionRefresh | undefined {
    return this.#callWith(headerValue(message, 'Call-ID') ?? '')?.sessionRefresh;
  }

  #describe(session: Session): SessionDescriptionHandler {
    const call = this.#owners.get(session);
    if (!call) throw new Error('a session that no call has begun');
    return call.handler;
  }

  #atMost(ms: number, work: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve) => {
      const cancel = this.#environment.after(ms, () => {
        resolve(undefined);
      });
      void work.then(cancel).then(resolve);
    });
  }

  readonly #logged = (error: unknown): void => {
    this.#environment.log(String(error));
  };
}
