import { expect, test, vi } from 'vitest';
import type { Connection as State, MessageReceived } from '../../../../preload/contract/signalling.ts';
import { Signalling } from '../../../../main/signalling/signalling.ts';
import { fakeSockets } from './fake-sockets.ts';
import { ManualClock } from './manual-clock.ts';
import { headerOf, parameterOf, proves, request, response } from './sip-messages.ts';

const id = 'a';
const www = 'WWW-Authenticate: Digest realm="r", nonce="n", qop="auth"';

function setUp(
  password: () => Promise<string | undefined> | string | undefined = () => 'secret',
  user?: string,
) {
  const clock = new ManualClock();
  const { sockets, last, openSocket } = fakeSockets();
  const changes: { accountId: string; connection: State }[] = [];
  const received: MessageReceived[] = [];
  const traced: string[] = [];
  const signalling = new Signalling({
    account: (accountId) =>
      accountId === 'nobody'
        ? undefined
        : { aor: 'sip:alice@example.org', authorizationUser: user, servers: [`wss://${accountId}`] },
    password,
    changed: (change) => changes.push(change),
    received: (message) => received.push(message),
    trace: (event, accountId, text) => traced.push(`${event} ${accountId} ${text}`),
    openSocket,
    clock,
    random: () => 0,
    isInCall: () => false,
  });
  return { clock, sockets, last, changes, received, traced, signalling };
}

function connected(...options: Parameters<typeof setUp>) {
  const all = setUp(...options);
  all.signalling.connect(id);
  all.last().onOpen();
  return all;
}

test('opens one connection per account and reports its states', () => {
  const { signalling, sockets, changes, last } = setUp();
  expect(signalling.connect(id)).toEqual({ ok: true, value: undefined });
  signalling.connect('b');
  last().onOpen();
  expect(sockets.map(({ server }) => server)).toEqual(['wss://a', 'wss://b']);
  expect(changes).toEqual([
    { accountId: 'a', connection: { state: 'connecting', server: 'wss://a' } },
    { accountId: 'b', connection: { state: 'connecting', server: 'wss://b' } },
    { accountId: 'b', connection: { state: 'connected', server: 'wss://b' } },
  ]);
});

test('connecting again reports the state there is, and opens nothing', () => {
  const { signalling, sockets, changes } = connected();
  signalling.connect(id);
  expect(sockets).toHaveLength(1);
  expect(changes.at(-1)?.connection.state).toBe('connected');
  expect(changes).toHaveLength(3);
});

test('an account that is not there is a failure', () => {
  const { signalling, sockets } = setUp();
  expect(signalling.connect('nobody')).toEqual({ ok: false, failure: { reason: 'unknown-account' } });
  expect(sockets).toEqual([]);
});

test('what cannot be sent says so', async () => {
  const notConnected = { ok: false, failure: { reason: 'not-connected' } };
  const { signalling, last } = setUp();
  expect(await signalling.send(id, request())).toEqual(notConnected);
  signalling.connect(id);
  expect(await signalling.send(id, request())).toEqual(notConnected);
  last().onOpen();
  expect(await signalling.send(id, request())).toEqual({ ok: true, value: undefined });
  last().onClose({ reason: 'closed' });
  expect(await signalling.send(id, request())).toEqual(notConnected);
});

test('a challenge arrives with its answer, in the words of the server', async () => {
  const { signalling, last, received } = connected();
  await signalling.send(id, request({ method: 'REGISTER', uri: 'sip:example.org' }));
  const challenge = response(last().sent[0], 401, www);
  last().onMessage(challenge);
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(received[0]).toMatchObject({ accountId: id, message: challenge });
  const credentials = received[0]?.credentials;
  expect(parameterOf(credentials, 'username')).toBe('alice');
  expect(proves(credentials, { method: 'REGISTER', uri: 'sip:example.org', password: 'secret' })).toBe(true);

  await signalling.send(id, request({ method: 'REGISTER', uri: 'sip:example.org' }));
  expect(parameterOf(headerOf(last().sent[1], 'Authorization'), 'nc')).toBe('00000002');
});

test('the name for digest may be another one', async () => {
  const { signalling, last, received } = connected(() => 'secret', 'auth-name');
  await signalling.send(id, request());
  last().onMessage(response(last().sent[0], 407, www.replace('WWW', 'Proxy')));
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(parameterOf(received[0]?.credentials, 'username')).toBe('auth-name');
});

test('messages after a challenge wait for its answer, and those sent keep their order', async () => {
  const asked: ((password: string) => void)[] = [];
  const slow = () => new Promise<string>((resolve) => asked.push(resolve));
  const { signalling, last, received } = connected(slow);
  await signalling.send(id, request());
  last().onMessage(response(last().sent[0], 401, www));
  last().onMessage('NOTIFY sip:a SIP/2.0\r\n\r\n');
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(received).toEqual([]);
  asked[0]?.('secret');
  await vi.waitFor(() => expect(received).toHaveLength(2));
  expect(received.map(({ message }) => message.slice(0, 3))).toEqual(['SIP', 'NOT']);

  const first = signalling.send(id, request({ method: 'BYE' }));
  const second = signalling.send(id, request({ method: 'ACK' }));
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(last().sent).toHaveLength(1);
  asked[1]?.('secret');
  await Promise.all([first, second]);
  expect(
    last()
      .sent.slice(1)
      .map((text) => text.slice(0, 3)),
  ).toEqual(['BYE', 'ACK']);
});

test.each(['', '\u0000', 'SIP/2.0 401 No\r\nVia: ;branch\r\n', 'SIP/2.0 401', 'x'.repeat(262_144)])(
  'garbage from the server is handed on as it is (%#)',
  async (garbage) => {
    const { last, received } = connected();
    last().onMessage(garbage);
    last().onMessage('next');
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(received[0]).toEqual({ accountId: id, message: garbage });
  },
);

test('every message is traced as it stands on the wire', async () => {
  const { signalling, last, traced } = connected();
  await signalling.send(id, request());
  const [sent] = last().sent;
  const ok = response(sent, 200);
  last().onMessage(ok);
  expect(traced).toEqual([`sent a ${sent}`, `received a ${ok}`]);
});

test('a failed connection is traced with what is known of it, and without the query of its URL', () => {
  const { signalling, last, traced } = setUp();
  signalling.connect('pbx/ws?token=x');
  last().onClose({ reason: 'refused', detail: 'HTTP 404 Not Found' });
  expect(traced).toEqual(['connection failed pbx/ws?token=x wss://pbx/ws refused HTTP 404 Not Found']);
});

test('waiting connections try at once when asked; on waking up all are made anew', () => {
  const { signalling, sockets } = connected();
  signalling.connect('b');
  sockets[1]?.onClose({ reason: 'unreachable' });
  signalling.retry();
  expect(sockets.map(({ server }) => server)).toEqual(['wss://a', 'wss://b', 'wss://b']);
  signalling.resume();
  expect(sockets.slice(3).map(({ server }) => server)).toEqual(['wss://a', 'wss://b']);
});

test('disconnected, an account is closed, and connects anew with what it is then', () => {
  const { signalling, sockets, last, changes, clock } = connected();
  expect(signalling.disconnect(id)).toEqual({ ok: true, value: undefined });
  expect(last().ended).toBe('closed');
  expect(changes.at(-1)).toEqual({ accountId: id, connection: { state: 'closed' } });
  expect(signalling.disconnect(id)).toEqual({ ok: true, value: undefined });
  signalling.connect(id);
  expect(sockets).toHaveLength(2);
  signalling.connect('b');
  signalling.closeAll();
  expect(sockets.map(({ ended }) => ended)).toEqual(['closed', 'closed', 'closed']);
  expect(clock.pending).toBe(0);
});
