import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
}

export interface ListenerOptions {
  readonly host: string;
  readonly tls?: TlsIdentity;
  readonly onSocket: (socket: WebSocket) => void;
}

/** The WebSocket server. It keeps its port when it is closed and opened again. */
export class Listener {
  readonly #options: ListenerOptions;
  #server: Server | undefined;
  #port: number;

  constructor(port: number, options: ListenerOptions) {
    this.#port = port;
    this.#options = options;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `${this.#options.tls ? 'wss' : 'ws'}://${this.#options.host}:${this.#port}`;
  }

  async open(): Promise<void> {
    const { tls, host, onSocket } = this.#options;
    const server = tls ? createHttpsServer(tls) : createHttpServer();
    const sockets = new WebSocketServer({
      server,
      // RFC 7118 §4: a client that does not ask for the subprotocol "sip" is not a SIP client.
      verifyClient: ({ req }, answer) => answer(offersSip(req), 400),
      handleProtocols: () => 'sip',
    });
    sockets.on('connection', onSocket);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, host, resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

function offersSip(request: IncomingMessage): boolean {
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').some((protocol) => protocol.trim() === 'sip');
}
