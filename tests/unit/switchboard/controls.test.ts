import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { afterThisTest, openBoard, openClient, openPhone } from './with-switchboard.ts';

describe('connections', () => {
  it('takes nobody who does not speak SIP', async () => {
    const board = await openBoard();
    const [error] = (await once(new WebSocket(board.url, 'chat'), 'error')) as [Error];
    expect(error.message).toContain('400');
  });

  it('chooses the subprotocol and answers a CRLF keep-alive', async () => {
    const board = await openBoard();
    const alice = await openClient(board, 'alice');
    expect(alice.socket.protocol).toBe('sip');
    alice.socket.send('\r\n\r\n');
    await once(alice.socket, 'message');
    expect(alice.texts).toEqual(['\r\n']);
  });

  it('drops the sockets of one user hard', async () => {
    const board = await openBoard();
    const [alice, bob] = [await openPhone(board, 'alice'), await openPhone(board, 'bob')];
    const closed = once(alice.socket, 'close');
    board.dropSockets('alice');
    expect((await closed)[0]).toBe(1006);
    expect((await bob.register()).status).toBe(200);
  });

  it('goes silent without closing, answers no ping, and wakes again', async () => {
    const board = await openBoard();
    const [alice, bob] = [await openPhone(board, 'alice'), await openPhone(board, 'bob')];
    let pongs = 0;
    alice.socket.on('pong', () => (pongs += 1));
    board.goSilent('alice');
    alice.socket.ping();
    alice.write({ method: 'OPTIONS', uri: 'sip:carol@switchboard.test' });
    board.sendRaw('alice', 'lost');
    const late = await openPhone(board, 'alice', 'second-device');
    expect((await bob.register()).status).toBe(200);
    expect([alice.socket.readyState, pongs, alice.texts.includes('lost')]).toEqual([
      WebSocket.OPEN,
      0,
      false,
    ]);
    expect(late.socket.readyState).toBe(WebSocket.OPEN);
    board.wake('alice');
    await alice.response(({ headers }) => headers.get('CSeq')?.endsWith('OPTIONS') ?? false);
    expect(pongs).toBe(1);
  });

  it('closes silent connections too when it stops', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    board.goSilent();
    const closed = once(alice.socket, 'close');
    await board.stop();
    await closed;
  });

  it('starts again on the same port, with nobody registered', async () => {
    const board = await openBoard();
    const { url } = board;
    await openPhone(board, 'alice');
    await board.stop();
    await board.start();
    expect(board.url).toBe(url);
    expect(board.contactsOf('alice')).toEqual([]);
    await openPhone(board, 'alice');
    expect(board.contactsOf('alice')).toHaveLength(1);
  });

  it('answers late when told so, in order', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    board.delay(60);
    const started = performance.now();
    const first = alice.register();
    await board.log.waitFor({ method: 'REGISTER', direction: 'in' }, 5000, board.log.mark());
    board.delay(0);
    const second = await alice.request({ method: 'OPTIONS', uri: 'sip:bob@switchboard.test' });
    await first;
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
    expect(second.status).toBe(480);
    const [, register, options] = alice.texts;
    expect([register, options].map((text) => /CSeq: \d+ (\w+)/.exec(text ?? '')?.[1])).toEqual([
      'REGISTER',
      'OPTIONS',
    ]);
  });

  it('keeps the order though what waits is late', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    board.delay(20);
    const registered = alice.register();
    await board.log.waitFor({ method: 'REGISTER', direction: 'in' }, 5000, board.log.mark());
    // A busy machine: the timer of the response is over, and has not been heard.
    for (const until = Date.now() + 40; Date.now() < until;);
    board.delay(0);
    board.sendRaw('alice', 'the last');
    await registered;
    await expect.poll(() => alice.texts.at(-1)).toBe('the last');
  });

  it('sends garbage to a user, and survives garbage itself', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    const arrived = once(alice.socket, 'message');
    board.sendRaw('alice', 'no such thing');
    await arrived;
    expect(alice.texts.at(-1)).toBe('no such thing');
    alice.socket.send('neither this\r\n\r\n');
    await board.log.waitFor((entry) => entry.direction === 'in' && entry.message === undefined);
    expect((await alice.register()).status).toBe(200);
  });
});

describe('log', () => {
  it('has every message with time, direction, connection and user', async () => {
    const board = await openBoard();
    const before = Date.now();
    await openPhone(board, 'alice');
    const [request, response] = board.log.entries;
    expect(request).toMatchObject({ direction: 'in', connection: 'c1', message: { method: 'REGISTER' } });
    expect(response).toMatchObject({ direction: 'out', users: ['alice'], message: { status: 200 } });
    expect(request?.at).toBeGreaterThanOrEqual(before);
    expect(response?.text).toMatch(/^SIP\/2\.0 200 OK\r\n/);
  });

  it('waits for what is still to come, and says what came instead', async () => {
    const board = await openBoard();
    const awaited = board.log.waitFor({ method: 'REGISTER', status: 200 });
    await openPhone(board, 'alice');
    expect((await awaited).users).toEqual(['alice']);
    await expect(board.log.waitFor({ method: 'BYE' }, 1)).rejects.toThrow(/"BYE".*-> c1 REGISTER/s);
  });
});

describe('run.ts', () => {
  it('says where it listens and stops cleanly', async () => {
    const run = fileURLToPath(new URL('../../switchboard/run.ts', import.meta.url));
    const args = ['--import', 'tsx', run, '--user', 'dora:secret'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    afterThisTest(async () => void child.kill('SIGKILL'));
    let facts = { url: '', users: [''] };
    for await (const line of createInterface(child.stdout)) {
      if (!line.startsWith('{')) continue;
      facts = JSON.parse(line) as typeof facts;
      break;
    }
    expect(facts.users).toEqual(['dora']);
    const socket = new WebSocket(facts.url, 'sip');
    await once(socket, 'open');
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await exited)[0]).toBe(0);
  }, 30_000);
});
