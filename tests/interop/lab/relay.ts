import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket, { WebSocketServer } from 'ws';

/** A wire between a phone and its server: it can be cut, listened to, and spoken into. */
export class Relay {
  readonly #server: WebSocketServer;
  readonly #phones = new Set<WebSocket>();
  readonly #fromPhone: string[] = [];
  #isServerLeftOut = false;

  constructor(server: WebSocketServer, target: string) {
    this.#server = server;
    server.on('connection', (phone) => {
      this.#phones.add(phone);
      const upstream = new WebSocket(target, 'sip');
      const opened = new Promise((resolve) => upstream.once('open', resolve));
      phone.on('message', (data: Buffer) => {
        this.#fromPhone.push(data.toString('utf8'));
        if (!this.#isServerLeftOut) void opened.then(() => upstream.send(data.toString('utf8')));
      });
      upstream.on('message', (data: Buffer) => phone.send(data.toString('utf8')));
      phone.on('close', () => {
        this.#phones.delete(phone);
        upstream.terminate();
      });
      upstream.on('close', () => phone.terminate());
      upstream.on('error', () => phone.terminate());
      phone.on('error', () => undefined);
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/ws`;
  }

  /** Ends every connection without a word. */
  cut(): void {
    for (const phone of this.#phones) phone.terminate();
  }

  /** Meanwhile the server hears nothing: it would close the connection over answers to what it never said. */
  async withoutServer<Result>(talk: () => Promise<Result>): Promise<Result> {
    this.#isServerLeftOut = true;
    try {
      return await talk();
    } finally {
      this.#isServerLeftOut = false;
    }
  }

  /** Says something to the phone in the server's place, in a binary frame (RFC 7118 §4): it need not be UTF-8. */
  say(message: Buffer): void {
    for (const phone of this.#phones) phone.send(message);
  }

  /** What the phone has said, oldest first. */
  get heard(): readonly string[] {
    return this.#fromPhone;
  }

  /** Resolves with the first thing the phone says that fits; undefined where it says none within `limit` ms. */
  async answer(fits: (message: string) => boolean, limit: number): Promise<string | undefined> {
    const until = performance.now() + limit;
    for (;;) {
      const found = this.#fromPhone.find(fits);
      if (found !== undefined || performance.now() > until) return found;
      await pause(10);
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Opens a relay to the WebSocket server at a URL. */
export async function openRelay(target: string): Promise<Relay> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  return new Relay(server, target);
}
