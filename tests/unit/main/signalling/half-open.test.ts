import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Connection as State } from '../../../../preload/contract/signalling.ts';
import { Connection } from '../../../../main/signalling/connection.ts';
import { openByScheme, socketTable } from '../../../../main/signalling/sockets.ts';
import { ManualClock } from './manual-clock.ts';
import { PATIENCE_MS, until, webSocketServer } from './servers.ts';

vi.setConfig({ testTimeout: PATIENCE_MS });

async function connectedTo(autoPong: boolean) {
  const { server, url } = await webSocketServer({ autoPong });
  const clock = new ManualClock();
  const states: State[] = [];
  const connection = new Connection({
    servers: [url],
    openSocket: openByScheme(socketTable(() => undefined)),
    clock,
    random: () => 0,
    isInCall: () => false,
    onState: (state) => states.push(state),
    onMessage: () => undefined,
    onFailure: () => undefined,
  });
  onTestFinished(() => connection.close());
  const peer = once(server, 'connection') as Promise<[WebSocket]>;
  connection.open();
  const [there] = await peer;
  await until(() => expect(states.at(-1)?.state).toBe('connected'));
  return { server, clock, states, there };
}

test('a server that accepts and never answers a ping is dropped and connected to again', async () => {
  const { server, clock, states, there } = await connectedTo(false);
  const ended = once(there, 'close');
  clock.pass(9_000);
  expect(states.at(-1)).toMatchObject({ state: 'waiting', failure: { reason: 'silent' } });
  await ended;
  const again = once(server, 'connection');
  clock.pass(1_000);
  await again;
  await until(() => expect(states.at(-1)?.state).toBe('connected'));
});

test('a server that answers pings stays connected', async () => {
  const { clock, states, there } = await connectedTo(true);
  for (const second of [4, 8, 12, 16, 20]) {
    const asked = once(there, 'ping');
    clock.pass(4_000);
    await asked;
    // The pong calls the deadline off: what stays is the next ping and, for 10 s, the wait for stability.
    await until(() => expect(clock.pending).toBe(second < 10 ? 2 : 1));
  }
  expect(states.at(-1)?.state).toBe('connected');
});
