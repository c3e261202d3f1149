/** Servers for the client under test, on loopback. */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { onTestFinished, vi } from 'vitest';
import { type ServerOptions, WebSocketServer } from 'ws';

/** Ms; a busy machine can take long over a handshake. */
export const PATIENCE_MS = 30_000;

/** Waits until the fact holds. */
export const until = (fact: () => void): Promise<void> =>
  vi.waitFor(fact, { timeout: PATIENCE_MS, interval: 5 });

export function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}.pem`, import.meta.url), 'utf8');
}

/** A SIP server's WebSocket; gives the server and its URL. */
export async function webSocketServer(
  options: ServerOptions & { certificate?: string; tls?: TlsOptions } = {},
) {
  const { certificate, tls, ...others } = options;
  const below = certificate
    ? https.createServer({ cert: fixture(certificate), key: fixture('key'), ...tls })
    : http.createServer();
  const server = new WebSocketServer({ server: below, ...others });
  const port = await listen(below);
  return { server, url: `${certificate ? 'wss' : 'ws'}://localhost:${port}/sip` };
}

export function httpServer(answer: http.RequestListener): Promise<number> {
  const server = http.createServer(answer);
  server.on('upgrade', (request, socket) => {
    const response = new http.ServerResponse(request);
    response.assignSocket(socket as net.Socket);
    answer(request, response);
  });
  return listen(server);
}

export function tcpServer(onSocket: (socket: net.Socket) => void): Promise<number> {
  return listen(net.createServer(onSocket));
}

/** A port where nobody listens. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return (server.address() as AddressInfo).port;
}
