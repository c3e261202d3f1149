import { EmitterImpl, type Transport, TransportState } from 'sip.js';
import type { Bridge, Connection } from '../../../preload/contract/index.ts';

export interface BridgeTransportOptions {
  readonly bridge: Bridge;
  readonly accountId: string;
  /** Every message before it goes out; what it gives goes out in its place. */
  onSend(message: string): string;
  /** Every message as it came in; what SIP.js shall read of it is given to `onMessage`. */
  onReceive(message: string, credentials: string | undefined): void;
  onConnection(connection: Connection): void;
}

/**
 * SIP.js's transport over the bridge. The sockets live in main, which also reconnects; this object only reflects their
 * state, and fails at once what is sent without a connection.
 */
export class BridgeTransport implements Transport {
  readonly stateChange = new EmitterImpl<TransportState>();
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #options: BridgeTransportOptions;
  readonly #stopListening: readonly (() => void)[];
  #state = TransportState.Disconnected;
  #server = '';

  constructor(_logger: unknown, options: BridgeTransportOptions) {
    this.#options = options;
    const { bridge, accountId } = options;
    this.#stopListening = [
      bridge.on('signalling:changed', (changed) => {
        if (changed.accountId === accountId) this.#reflect(changed.connection);
      }),
      bridge.on('signalling:received', (received) => {
        if (received.accountId === accountId) options.onReceive(received.message, received.credentials);
      }),
    ];
  }

  get state(): TransportState {
    return this.#state;
  }

  /** Transport of our Via (RFC 7118 §5.1). */
  get protocol(): string {
    return /^ws:/i.test(this.#server) ? 'WS' : 'WSS';
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected;
  }

  /** Asks main for the connection; resolves when main has the request, `onConnection` says what becomes of it. */
  async connect(): Promise<void> {
    await this.#request('signalling:connect');
  }

  async disconnect(): Promise<void> {
    await this.#request('signalling:disconnect');
  }

  async dispose(): Promise<void> {
    for (const stop of this.#stopListening) stop();
    this.#state = TransportState.Disconnected;
    await this.#request('signalling:disconnect');
  }

  async send(message: string): Promise<void> {
    try {
      await this.#send(message);
    } catch (error) {
      // SIP.js takes an ACK that was not sent for a second refusal of the re-INVITE. Nothing answers an ACK anyway.
      if (!message.startsWith('ACK ')) throw error;
    }
  }

  async #send(message: string): Promise<void> {
    if (!this.isConnected()) throw new Error('not connected');
    const { bridge, accountId, onSend } = this.#options;
    const answer = await bridge.request('signalling:send', { accountId, message: onSend(message) });
    if (!answer.ok) throw new Error(answer.failure.reason);
  }

  #reflect(connection: Connection): void {
    const wasConnected = this.isConnected();
    if (connection.state === 'connected') this.#server = connection.server;
    this.#state = transportStates[connection.state];
    this.stateChange.emit(this.#state);
    if (this.isConnected() && !wasConnected) this.onConnect?.();
    if (!this.isConnected() && wasConnected) this.onDisconnect?.(new Error(connection.state));
    this.#options.onConnection(connection);
  }

  async #request(name: 'signalling:connect' | 'signalling:disconnect'): Promise<void> {
    const { bridge, accountId } = this.#options;
    const answer = await bridge.request(name, { accountId });
    if (!answer.ok) throw new Error(answer.failure.reason);
  }
}

const transportStates = {
  closed: TransportState.Disconnected,
  connecting: TransportState.Connecting,
  connected: TransportState.Connected,
  asleep: TransportState.Disconnected,
  waiting: TransportState.Disconnected,
} as const;
