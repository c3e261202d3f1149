import { type Message, UserAgentState } from 'sip.js';
import type { Connection } from '../../preload/contract/index.ts';
import type { CallEffect, CallId, Party } from '../domain/call/call.ts';
import type { ReplaceableDialog } from '../domain/presence/availability.ts';
import type { OwnPresence } from '../domain/presence/own-presence.ts';
import type { CallPictures } from '../media/call-pictures.ts';
import type { CallSound } from '../media/call-sound.ts';
import type { CallContext } from './call/call-context.ts';
import { IceServers } from './call/ice-servers.ts';
import { callerOf } from './call/party.ts';
import { receiveMessage } from './chat/incoming-message.ts';
import { sendMessage } from './chat/outgoing-message.ts';
import type { LineEnvironment } from './environment.ts';
import { LineCalls } from './line-calls.ts';
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
  readonly #calls: LineCalls;
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
          if (this.#isStopping) invitation.reject({ statusCode: 480 }).catch(this.#logged);
          else this.#calls.receive(invitation);
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
        this.#calls.updated(update);
      },
      onSend: (message) => this.#calls.refreshOf(message)?.sent(message) ?? message,
      onReceive: (message) => {
        this.#calls.refreshOf(message)?.received(message);
      },
      asksForLonger: (response) => this.#calls.refreshOf(response)?.asksForLonger(response) ?? false,
      describe: (session) => this.#calls.describe(session),
    });
    const { userAgent, credentials } = this.#agent;
    const iceServers = new IceServers(account.id, environment);
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
          void iceServers.ask();
        }
        listener.onRegistration(account.id, registration);
      },
      onAnswer: () => {
        this.#refresh();
      },
    });
    const stops = [
      environment.bridge.on('network:changed', ({ gone }) => {
        for (const call of this.#calls.all) call.moved(gone.length > 0);
      }),
      // Perhaps by a relay, or by its password: the next call is to know.
      environment.bridge.on('accounts:changed', () => void iceServers.ask()),
    ];
    this.#stopWatching = () => {
      for (const stop of stops) stop();
    };
    const context: CallContext = {
      accountId: account.id,
      userAgent,
      credentials,
      environment,
      iceServers,
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
        this.#calls.release(id);
      },
    };
    this.#calls = new LineCalls({
      context,
      hidesNumber: account.hideNumber === true,
      onIncoming: (call) => {
        listener.onIncoming(call);
      },
    });
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

  place(id: CallId, target: string, options: PlaceOptions = {}): void {
    this.#calls.place(id, target, options);
  }

  perform(id: CallId, effect: CallEffect): void {
    this.#calls.perform(id, effect);
  }

  soundOf(id: CallId): CallSound | undefined {
    return this.#calls.of(id)?.sound;
  }

  picturesOf(id: CallId): CallPictures | undefined {
    return this.#calls.of(id)?.pictures;
  }

  dialogOf(id: CallId): ReplaceableDialog | undefined {
    return this.#calls.of(id)?.dialog;
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
    const calls = this.#calls.all;
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
    for (const call of this.#calls.all) call.refresh();
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
