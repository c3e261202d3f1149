import { expect, test } from 'vitest';
import type { Connection as State } from '../../../../preload/contract/signalling.ts';
import { Connection } from '../../../../main/signalling/connection.ts';
import { fakeSockets } from './fake-sockets.ts';
import { ManualClock } from './manual-clock.ts';

const unreachable = { reason: 'unreachable' } as const;
const lost = { reason: 'closed' } as const;

function setUp(servers = ['wss://one'], isInCall = () => false) {
  const clock = new ManualClock();
  const states: State[] = [];
  const failures: string[] = [];
  const { sockets, last, openSocket } = fakeSockets();
  const connection = new Connection({
    servers,
    openSocket,
    clock,
    random: () => 1 - 1e-9,
    isInCall,
    onState: (state) => states.push(state),
    onMessage: () => undefined,
    onFailure: (server, { reason }) => failures.push(`${server} ${reason}`),
  });
  const waits = () =>
    states.flatMap((state) => (state.state === 'waiting' ? [state.retryAt - clock.now()] : []));
  return { clock, states, failures, sockets, last, connection, waits };
}

test('connects, sends and closes in order', () => {
  const { clock, states, last, connection } = setUp();
  expect(connection.send('early')).toBe(false);
  connection.open();
  expect(connection.send('early')).toBe(false);
  last().onOpen();
  expect(connection.send('one')).toBe(true);
  connection.close();
  expect(connection.send('late')).toBe(false);
  expect(last()).toMatchObject({ sent: ['one'], ended: 'closed' });
  expect(states).toEqual([
    { state: 'connecting', server: 'wss://one' },
    { state: 'connected', server: 'wss://one' },
    { state: 'closed' },
  ]);
  expect(clock.pending).toBe(0);
});

test('tries the servers in their order, then waits, then begins with the first', () => {
  const { clock, states, sockets, last, connection } = setUp(['wss://one', 'wss://two']);
  connection.open();
  last().onClose({ reason: 'certificate', detail: 'x' });
  last().onClose(unreachable);
  expect(states.at(-1)).toEqual({ state: 'waiting', retryAt: clock.now() + 2_000, failure: unreachable });
  clock.pass(2_000);
  expect(sockets.map(({ server }) => server)).toEqual(['wss://one', 'wss://two', 'wss://one']);
});

test('every failure is reported, whatever comes after it', () => {
  const { clock, failures, last, connection } = setUp(['wss://one', 'wss://two']);
  connection.open();
  last().onClose({ reason: 'certificate' });
  clock.pass(5_000);
  clock.pass(2_000);
  last().onOpen();
  clock.pass(10_000);
  connection.close();
  expect(failures).toEqual(['wss://one certificate', 'wss://two unreachable', 'wss://one silent']);
});

test('waits longer after each failed round, up to 30 s', () => {
  const { clock, last, connection, states } = setUp();
  connection.open();
  const waits = [];
  for (let round = 0; round < 6; round += 1) {
    last().onClose(unreachable);
    const state = states.at(-1);
    if (state?.state !== 'waiting') throw new Error('does not wait');
    waits.push(state.retryAt - clock.now());
    clock.pass(state.retryAt - clock.now());
  }
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('a server that does not answer within 5 s is given up', () => {
  const { clock, states, sockets, connection } = setUp(['wss://one', 'wss://two']);
  connection.open();
  clock.pass(5_000);
  expect(sockets[0]?.ended).toBe('terminated');
  expect(states.at(-1)).toEqual({ state: 'connecting', server: 'wss://two' });
  clock.pass(5_000);
  expect(states.at(-1)).toMatchObject({ state: 'waiting', failure: { reason: 'unreachable' } });
});

test('after a stable connection the waits begin anew, with the first server', () => {
  const { clock, last, connection, waits } = setUp(['wss://one', 'wss://two']);
  connection.open();
  for (const wait of [2_000, 4_000, 8_000]) {
    last().onClose(unreachable);
    last().onClose(unreachable);
    clock.pass(wait);
  }
  last().onOpen();
  clock.pass(3_000);
  last().onAlive();
  clock.pass(4_000);
  last().onAlive();
  clock.pass(4_000);
  last().onAlive();
  last().onClose(lost);
  expect(waits().at(-1)).toBe(2_000);
  clock.pass(2_000);
  expect(last().server).toBe('wss://one');
});

test('a server that accepts and drops at once counts as a failure: the next one is tried, then it waits longer', () => {
  const { clock, last, connection, states } = setUp(['wss://one', 'wss://two']);
  connection.open();
  for (const wait of [2_000, 4_000]) {
    last().onOpen();
    last().onClose(lost);
    expect(last().server).toBe('wss://two');
    last().onOpen();
    last().onClose(lost);
    expect(states.at(-1)).toMatchObject({ state: 'waiting', retryAt: clock.now() + wait });
    clock.pass(wait);
  }
});

test('a half-open socket is noticed within 10 s, ended, and replaced', () => {
  const { clock, states, sockets, last, connection } = setUp();
  connection.open();
  last().onOpen();
  for (let count = 0; count < 10; count += 1) {
    clock.pass(4_000);
    last().onAlive();
  }
  expect(states.at(-1)?.state).toBe('connected');
  clock.pass(10_000);
  expect(sockets[0]?.ended).toBe('terminated');
  expect(sockets[0]?.pings).toBeGreaterThan(10);
  expect(states.some((state) => state.state === 'waiting' && state.failure.reason === 'silent')).toBe(true);
  clock.pass(2_000);
  expect(sockets).toHaveLength(2);
});

test('when the network comes back, a waiting connection tries at once, and others stay as they are', () => {
  const { clock, sockets, last, connection } = setUp();
  connection.retry();
  expect(sockets).toHaveLength(0);
  connection.open();
  last().onClose(unreachable);
  connection.retry();
  expect(sockets).toHaveLength(2);
  connection.retry();
  last().onOpen();
  connection.retry();
  expect(sockets).toHaveLength(2);
  clock.pass(3_000);
  expect(sockets).toHaveLength(2);
});

test.each(['connecting', 'connected', 'waiting'] as const)(
  'before sleep, a connection that is %s is closed in order, and nothing is tried until the computer wakes up',
  (state) => {
    const { clock, sockets, last, connection, states } = setUp();
    connection.open();
    if (state === 'connected') last().onOpen();
    if (state === 'waiting') last().onClose(unreachable);
    connection.suspend();
    if (state === 'connected') expect(last().ended).toBe('closed');
    expect(states.at(-1)).toEqual({ state: 'asleep' });
    connection.retry();
    clock.pass(3_600_000);
    expect(sockets).toHaveLength(1);
    connection.resume();
    last().onOpen();
    expect(states.at(-1)?.state).toBe('connected');
  },
);

test('a network that comes back some seconds after the computer woke up is noticed within 2 s', () => {
  const { clock, last, connection, waits } = setUp();
  connection.open();
  connection.suspend();
  clock.pass(3_600_000);
  connection.resume();
  const fail = () => {
    last().onClose(unreachable);
    const [wait] = waits().slice(-1);
    clock.pass(wait ?? 0);
    return wait;
  };
  expect([fail(), fail(), fail(), fail(), fail()]).toEqual([2_000, 2_000, 2_000, 2_000, 2_000]);
  clock.pass(30_000);
  expect(fail()).toBeGreaterThan(2_000);
});

test.each(['connecting', 'connected', 'waiting', 'asleep'] as const)(
  'on waking up, a connection that is %s begins anew at once',
  (state) => {
    const { sockets, last, connection, states } = setUp();
    connection.open();
    if (state === 'connected') last().onOpen();
    if (state === 'waiting') last().onClose(unreachable);
    if (state === 'asleep') connection.suspend();
    connection.resume();
    expect(sockets).toHaveLength(2);
    expect(sockets[0]?.ended).toBeDefined();
    expect(states.at(-1)?.state).toBe('connecting');
    last().onOpen();
    expect(states.at(-1)?.state).toBe('connected');
  },
);

test('closed, it stays closed, and can be opened again', () => {
  const { clock, sockets, last, connection } = setUp();
  connection.open();
  last().onClose(unreachable);
  connection.close();
  connection.suspend();
  connection.resume();
  connection.retry();
  clock.pass(60_000);
  expect(sockets).toHaveLength(1);
  connection.open();
  expect(sockets).toHaveLength(2);
});

test('while there is a call, tries again within 2 s, however long the server has been away', () => {
  let inCall = true;
  const { clock, last, connection, waits } = setUp(['wss://one'], () => inCall);
  connection.open();
  const fail = () => {
    last().onClose(unreachable);
    const [wait] = waits().slice(-1);
    clock.pass(wait ?? 0);
    return wait;
  };
  expect([fail(), fail(), fail(), fail(), fail()]).toEqual([2_000, 2_000, 2_000, 2_000, 2_000]);
  inCall = false;
  expect(fail()).toBe(30_000);
});

test('a socket whose address is gone is replaced at once; one that stands elsewhere stays', () => {
  const { sockets, last, connection } = setUp();
  connection.open();
  last().onOpen();
  last().localAddress = '192.0.2.7';
  connection.moved(['192.0.2.8']);
  connection.moved([]);
  expect(sockets).toHaveLength(1);
  connection.moved(['192.0.2.7']);
  expect(sockets.map(({ ended }) => ended)).toEqual(['terminated', undefined]);
  expect(connection.state.state).toBe('connecting');
});

test('a connection that waits tries at once when the computer gets another address', () => {
  const { sockets, last, connection } = setUp();
  connection.open();
  last().onClose(unreachable);
  connection.moved([]);
  expect(sockets).toHaveLength(2);
});
