import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { ConnectionFailure } from '../../../../preload/contract/signalling.ts';
import { openByScheme, socketTable } from '../../../../main/signalling/sockets.ts';
import { PATIENCE_MS, fixture, freePort, httpServer, tcpServer, until, webSocketServer } from './servers.ts';

vi.setConfig({ testTimeout: PATIENCE_MS });
const open = openByScheme(socketTable(() => [fixture('authority')]));

/** Opens a socket and keeps what it reports. */
function client(url: string) {
  const reports: string[] = [];
  const messages: string[] = [];
  let failure: ConnectionFailure | undefined;
  const socket = open(url, {
    onOpen: () => reports.push('open'),
    onAlive: () => reports.push('alive'),
    onMessage: (text) => messages.push(text),
    onClose: (reason) => {
      reports.push('close');
      failure = reason;
    },
  });
  onTestFinished(() => socket.terminate());
  const reported = (report: string) => until(() => expect(reports).toContain(report));
  return { socket, reports, messages, reported, failure: () => failure };
}

async function failureOf(url: string): Promise<ConnectionFailure | undefined> {
  const { reported, failure } = client(url);
  await reported('close');
  return failure();
}

async function connected() {
  const { server, url } = await webSocketServer();
  const peer = once(server, 'connection') as Promise<[WebSocket]>;
  const here = client(url);
  const [there] = await peer;
  await here.reported('open');
  return { here, there };
}

test('speaks the subprotocol sip and sends text', async () => {
  const { here, there } = await connected();
  expect(there.protocol).toBe('sip');
  const message = once(there, 'message');
  expect(here.socket.send('OPTIONS')).toBe(true);
  const [data, isBinary] = await message;
  expect([String(data), isBinary]).toEqual(['OPTIONS', false]);
});

test('knows its own address once it is open', async () => {
  const { here } = await connected();
  expect(here.socket.localAddress).toBe('127.0.0.1');
});

test('takes text and binary frames alike; keep-alives are a sign of life and no message', async () => {
  const { here, there } = await connected();
  for (const frame of ['one', Buffer.from('two \u00e4'), '\r\n\r\n', '\r\n', '', 'three']) there.send(frame);
  await until(() => expect(here.messages).toEqual(['one', 'two \u00e4', 'three']));
  expect(here.reports.filter((report) => report === 'alive')).toHaveLength(6);
});

test('a display name in Latin-1 within a text frame does not cost the connection', async () => {
  const { here, there } = await connected();
  there.send(Buffer.from('J\u00f6rg', 'latin1'), { binary: false });
  there.send('next');
  await until(() => expect(here.messages).toEqual(['J\ufffdrg', 'next']));
});

test('a ping is answered, and the answer is a sign of life', async () => {
  const { here } = await connected();
  here.socket.ping();
  await here.reported('alive');
});

test('a message over 256 KiB ends the connection', async () => {
  const { here, there } = await connected();
  there.send('x'.repeat(262_144));
  await until(() => expect(here.messages).toHaveLength(1));
  there.send('x'.repeat(262_145));
  await here.reported('close');
  expect(here.failure()).toMatchObject({ reason: 'closed' });
  expect(here.socket.send('late')).toBe(false);
});

test('says with which code the server closed', async () => {
  const { here, there } = await connected();
  there.close(1001, 'maintenance');
  await here.reported('close');
  expect(here.failure()).toEqual({ reason: 'closed', detail: '1001 maintenance' });
});

test('a connection cut without a word is closed', async () => {
  const { here, there } = await connected();
  there.terminate();
  await here.reported('close');
  expect(here.failure()?.reason).toBe('closed');
});

test('what was sent before close still arrives; nothing is reported any more', async () => {
  const { here, there } = await connected();
  const message = once(there, 'message');
  const closed = once(there, 'close');
  here.socket.send('REGISTER');
  here.socket.close();
  there.send('late');
  expect(String((await message)[0])).toBe('REGISTER');
  await closed;
  expect(here.messages).toEqual([]);
  expect(here.reports).toEqual(['open']);
});

test('ended while it opens, it reports nothing', async () => {
  const { server, url } = await webSocketServer();
  const { socket, reports } = client(url);
  socket.terminate();
  expect(socket.send('x')).toBe(false);
  const other = once(server, 'connection');
  const second = client(url);
  await other;
  await second.reported('open');
  expect(reports).toEqual([]);
});

test('a certificate of a trusted authority is accepted', async () => {
  const { url } = await webSocketServer({ certificate: 'trusted' });
  await client(url).reported('open');
});

test.each([
  ['self-signed', 'the certificate is self-signed'],
  ['expired', 'the certificate has expired'],
  ['wrong-host', 'the certificate is for another host (DNS:other.example)'],
])('a certificate that is %s is refused, and says why', async (certificate, detail) => {
  const { server, url } = await webSocketServer({ certificate });
  const connections: unknown[] = [];
  server.on('connection', (socket) => connections.push(socket));
  expect(await failureOf(url)).toEqual({ reason: 'certificate', detail });
  expect(connections).toEqual([]);
});

test('an authority that is not trusted is refused', async () => {
  const { url } = await webSocketServer({ certificate: 'trusted' });
  const nobody = openByScheme(socketTable(() => undefined));
  const failure = await new Promise((resolve) => {
    const ignore = () => undefined;
    nobody(url, { onOpen: ignore, onAlive: ignore, onMessage: ignore, onClose: resolve });
  });
  expect(failure).toEqual({
    reason: 'certificate',
    detail: 'the certificate was issued by an unknown authority',
  });
});

test.each([
  ['old versions of TLS', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }, 'no version that is safe'],
  [
    'a cipher that nobody uses any more',
    { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' },
    'handshake failure',
  ],
] as const)(
  'a server that knows only %s is not reached, and the detail says why',
  async (_, options, detail) => {
    const ciphers = `${'ciphers' in options ? options.ciphers : 'DEFAULT'}:@SECLEVEL=0`;
    const { url } = await webSocketServer({ certificate: 'trusted', tls: { ...options, ciphers } });
    const failure = await failureOf(url);
    expect(failure?.reason).toBe('unreachable');
    expect(failure?.detail).toMatch(new RegExp(`^TLS: .*${detail}`));
  },
);

test('a server that answers in a version of TLS that is too old is not reached', async () => {
  // ServerHello in TLS 1.0, as servers send it that know no newer one (RFC 2246 §7.4.1.3).
  const hello = `0301${'00'.repeat(32)}00002f00`;
  const handshake = `020000${(hello.length / 2).toString(16)}${hello}`;
  const record = `16030100${(handshake.length / 2).toString(16)}${handshake}`;
  const port = await tcpServer((socket) => socket.once('data', () => socket.write(record, 'hex')));
  expect(await failureOf(`wss://localhost:${port}/`)).toEqual({
    reason: 'unreachable',
    detail: 'TLS: the server offers no version that is safe (1.2 or newer)',
  });
});

test('a server that answers with HTTP refuses', async () => {
  const port = await httpServer((_, response) => response.writeHead(404).end());
  expect(await failureOf(`ws://localhost:${port}/`)).toEqual({
    reason: 'refused',
    detail: 'HTTP 404 Not Found',
  });
});

test('a redirection is not followed', async () => {
  const { url } = await webSocketServer();
  const port = await httpServer((_, response) => response.writeHead(302, { location: url }).end());
  expect(await failureOf(`ws://localhost:${port}/`)).toMatchObject({ reason: 'refused' });
});

test('a WebSocket server that does not know sip refuses', async () => {
  const { url } = await webSocketServer({ handleProtocols: () => false });
  expect(await failureOf(url)).toEqual({ reason: 'refused', detail: 'Server sent no subprotocol' });
});

test.each([
  ['ws', 'another protocol', 'SSH-2.0-x\r\n'],
  ['wss', 'no TLS', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
])('a server that speaks something else over %s (%s) refuses', async (scheme, _, greeting) => {
  const port = await tcpServer((socket) => socket.once('data', () => socket.end(greeting)));
  expect(await failureOf(`${scheme}://localhost:${port}/`)).toMatchObject({ reason: 'refused' });
});

test('where nobody listens, nobody is reached', async () => {
  expect(await failureOf(`ws://localhost:${await freePort()}/`)).toMatchObject({ reason: 'unreachable' });
});

test.each(['udp://example.org', 'constructor:x', '', 'ws://localhost/#fragment', 'ws://'])(
  '%j cannot be connected to, and says so as a value',
  async (url) => {
    expect(await failureOf(url)).toMatchObject({ reason: 'refused' });
  },
);
