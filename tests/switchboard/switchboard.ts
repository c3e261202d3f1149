import { Authenticator } from './auth/authenticator.ts';
import { defaultPolicy, type AuthenticationPolicy } from './auth/policy.ts';
import { Connections } from './connections.ts';
import { DigitLog } from './digits.ts';
import { CallWatch } from './events/call-watch.ts';
import { Events } from './events/events.ts';
import { defaultEventPolicy } from './events/policy.ts';
import { MessageLog } from './log.ts';
import { OfflineMessages } from './messages/offline-messages.ts';
import { defaultTimes, defaultUsers, type SwitchboardOptions } from './options.ts';
import type { Part } from './part.ts';
import { Proxy } from './proxy/proxy.ts';
import { Routes, type DialogRouting } from './proxy/routes.ts';
import { Location } from './registrar/location.ts';
import { defaultRegistrationPolicy, Registrar, type RegistrationPolicy } from './registrar/registrar.ts';
import { Scripts, type Behaviour, type RequestMatcher, type Script } from './script/scripts.ts';
import { ServerItself } from './server-itself.ts';
import { PickUp } from './services/pick-up.ts';
import { Services } from './services/services.ts';
import { createOutgoingRequest, type OutgoingRequestOptions } from './session/outgoing-request.ts';
import { placeCall, type PlaceCallOptions } from './session/place-call.ts';
import type { PlacedCall } from './session/placed-call.ts';
import { SessionHost } from './session/session-host.ts';
import type { SipResponse } from './sip/message.ts';
import { Transactions } from './transaction/transactions.ts';
import type { ServerTransaction } from './transaction/server-transaction.ts';
import { Listener } from './transport/listener.ts';
import { ServerAddress } from './transport/server-address.ts';
import { Users } from './users.ts';

export interface SendOptions extends OutgoingRequestOptions {
  readonly contentType?: string;
  readonly body?: string;
}

/** Builds a switchboard and starts it. */
export async function createSwitchboard(options: SwitchboardOptions = {}): Promise<Switchboard> {
  const switchboard = new Switchboard(options);
  await switchboard.start();
  return switchboard;
}

/** The composition of the SIP server, and the controls that tests have over it. */
export class Switchboard {
  readonly users: Users;
  readonly log = new MessageLog();
  readonly digitLog = new DigitLog();
  /** Subscriptions, publications and mailboxes. */
  readonly events: Events;
  readonly #connections: Connections;
  readonly #listener: Listener;
  readonly #transactions: Transactions;
  readonly #location = new Location();
  readonly #routes: Routes;
  readonly #authenticator: Authenticator;
  readonly #registrar: Registrar;
  readonly #sessions: SessionHost;
  readonly #scripts: Scripts;
  readonly #parts: readonly Part[];
  readonly #placed: PlacedCall[] = [];

  constructor(options: SwitchboardOptions) {
    const host = options.host ?? '127.0.0.1';
    const { tls } = options;
    this.#listener = new Listener(options.port ?? 0, {
      host,
      ...(tls ? { tls } : {}),
      onSocket: (socket) => this.#connections.accept(socket),
    });
    const address = new ServerAddress(() => `${host}:${this.#listener.port}`, tls !== undefined);
    this.users = new Users(options.users ?? defaultUsers);
    this.#routes = new Routes(this.#location, this.users);
    this.#routes.dialogRouting = options.dialogRouting ?? 'registration';
    this.#transactions = new Transactions(address, {
      request: (transaction) => this.#take(transaction),
      ack: (request) => {
        if (!this.#sessions.acknowledged(request)) proxy.ack(request);
      },
    });
    const calls: CallWatch = new CallWatch((user) => this.events.notifier.changed('dialog', user));
    const proxy = new Proxy(this.#routes, this.#transactions, address, calls);
    this.#sessions = new SessionHost(proxy, address, this.digitLog);
    const eventPolicy = { ...defaultEventPolicy, ...options.events };
    this.events = new Events(eventPolicy, calls, this.users, this.#sessions);
    this.#authenticator = new Authenticator({ ...defaultPolicy, ...options.authentication }, this.users);
    const registration = { ...defaultRegistrationPolicy, ...options.registration };
    this.#registrar = new Registrar(
      registration,
      this.#location,
      this.users,
      address,
      (user) => void messages.deliver(user),
    );
    const messages = new OfflineMessages(options.keepMessages ?? false, this.#routes, (request) =>
      this.#sessions.send(request),
    );
    this.#parts = [
      this.#authenticator,
      this.#registrar,
      ...this.events.parts,
      calls,
      this.#sessions,
      new ServerItself(address),
      new PickUp(this.#sessions, () => this.#placed),
      new Services(this.#sessions, { ...defaultTimes, ...options.times }, options.services),
      messages,
      proxy,
    ];
    this.#scripts = new Scripts((transaction) => this.#handle(transaction));
    this.#connections = new Connections(this.log, {
      message: (connection, message) => {
        this.#transactions.receive(connection, message);
        this.#routes.learn(message, connection);
      },
      closed: (connection) => {
        this.#location.removeConnection(connection);
        this.#transactions.connectionClosed(connection);
      },
    });
  }

  /** `ws://127.0.0.1:port`, the same again after {@link stop} and {@link start}. */
  get url(): string {
    return this.#listener.url;
  }

  get authentication(): AuthenticationPolicy {
    return this.#authenticator.policy;
  }

  get registration(): RegistrationPolicy {
    return this.#registrar.policy;
  }

  get connectionEvents(): Connections['events'] {
    return this.#connections.events;
  }

  set dialogRouting(routing: DialogRouting) {
    this.#routes.dialogRouting = routing;
  }

  async start(): Promise<void> {
    await this.#listener.open();
  }

  /** Closes everything. With `keepCalls` the media goes on, as it does with a media server of its own. */
  async stop({ keepCalls = false } = {}): Promise<void> {
    if (!keepCalls) this.#sessions.endAll();
    this.dropSockets();
    this.#authenticator.expireNonces();
    this.events.forgetAll();
    await this.#listener.close();
  }

  /** The Contact URIs with which a user can be reached now. */
  contactsOf(user: string): string[] {
    return this.#location.bindingsOf(user).map((binding) => binding.uri);
  }

  /** Ends the TCP connections of a user, or all of them, without a close frame. */
  dropSockets(user?: string): void {
    for (const connection of this.#connections.of(user)) connection.drop();
  }

  /** Half-open connections: they stay, but nothing is answered any more, not even a ping. New ones work. */
  goSilent(user?: string): void {
    for (const connection of this.#connections.of(user)) connection.goSilent();
  }

  wake(user?: string): void {
    for (const connection of this.#connections.of(user)) connection.wake();
  }

  /** Every message leaves so much later. */
  delay(ms: number): void {
    this.#connections.latencyMs = ms;
  }

  /** All nonces given out so far are answered with `stale`. */
  expireNonces(): void {
    this.#authenticator.expireNonces();
  }

  /** Handles matching requests differently, the next `times` of them or all. */
  respond(matcher: RequestMatcher, behaviour: Behaviour, times?: number): Script {
    return this.#scripts.add(matcher, behaviour, times);
  }

  /** Any text to every socket of a user. */
  sendRaw(user: string, text: string): void {
    for (const connection of this.#connections.of(user)) connection.sendRaw(text);
  }

  /** A request of the switchboard's own outside of a dialog, and its final response. */
  send(user: string, method: string, options: SendOptions = {}): Promise<SipResponse> {
    const request = createOutgoingRequest(method, user, this.#sessions.address, options);
    if (options.contentType !== undefined) request.headers.set('Content-Type', options.contentType);
    request.body = options.body ?? '';
    return this.#sessions.send(request);
  }

  async callUser(user: string, options: PlaceCallOptions = {}): Promise<PlacedCall> {
    const call = await placeCall(user, options, this.#sessions);
    this.#placed.push(call);
    return call;
  }

  /** The keys pressed in all calls to the switchboard, or in one. */
  digits(callId?: string): string {
    return this.digitLog.digits(callId);
  }

  #take(transaction: ServerTransaction): void {
    if (!this.#scripts.handle(transaction)) this.#handle(transaction);
  }

  #handle(transaction: ServerTransaction): void {
    this.#parts.find((part) => part.handle(transaction));
  }
}
