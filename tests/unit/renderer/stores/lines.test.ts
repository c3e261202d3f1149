import { expect, test } from 'vitest';
import type { Account } from '../../../../preload/contract/index.ts';
import type { OwnPresence } from '../../../../renderer/domain/presence/own-presence.ts';
import type { Line, LineAccount } from '../../../../renderer/sip/port.ts';
import { Lines } from '../../../../renderer/stores/lines.ts';

const office: Account = {
  id: 'office',
  name: 'Office',
  aor: 'sip:alice@example.com',
  servers: ['wss://example.com'],
  enabled: true,
  secret: 'keychain',
};

class FakeLine implements Line {
  readonly accountId: string;
  started = 0;
  /** The line has stopped at last. */
  finish: () => void = () => {};
  isStopping = false;
  watched: readonly string[] = [];
  published = '';

  constructor({ id }: LineAccount) {
    this.accountId = id;
  }

  start(): void {
    this.started += 1;
  }

  stop(): Promise<void> {
    this.isStopping = true;
    return new Promise((resolve) => (this.finish = resolve));
  }

  retry(): void {}
  place(): void {}
  perform(): void {}
  sendMessage(): Promise<'lost'> {
    return Promise.resolve('lost');
  }
  soundOf(): undefined {}
  picturesOf(): undefined {}
  dialogOf(): undefined {}
  watch(addresses: readonly string[]): void {
    this.watched = addresses;
  }
  publish({ state }: OwnPresence): void {
    this.published = state;
  }
}

interface LinesAtWork {
  readonly lines: Lines;
  readonly opened: FakeLine[];
  readonly accounts: LineAccount[];
  /** Accounts that have calls. */
  readonly busy: Set<string>;
  /** From now on there can be lines. */
  begin(): void;
}

function notBegun(): LinesAtWork {
  const opened: FakeLine[] = [];
  const accounts: LineAccount[] = [];
  const busy = new Set<string>();
  const lines = new Lines((id) => busy.has(id));
  const begin = (): void =>
    lines.begin((account) => {
      const line = new FakeLine(account);
      opened.push(line);
      accounts.push(account);
      return line;
    });
  return { lines, opened, accounts, busy, begin };
}

function setUp(): LinesAtWork {
  const atWork = notBegun();
  atWork.begin();
  return atWork;
}

test('what is wanted, watched and told before there can be a line is so when there is one', () => {
  const { lines, opened, begin } = notBegun();
  lines.follow([office, { ...office, id: 'home' }]);
  lines.follow([office]);
  lines.watch('office', ['sip:grace@example.com']);
  lines.publish({ state: 'away' });
  expect(lines.of('office')).toBeUndefined();
  begin();
  expect(opened).toMatchObject([{ accountId: 'office', started: 1, published: 'away' }]);
  expect(opened[0]?.watched).toEqual(['sip:grace@example.com']);
});

test('what was stopped before it began opens no line', async () => {
  const { lines, opened, begin } = notBegun();
  lines.follow([office]);
  await lines.stop();
  begin();
  expect(opened).toEqual([]);
});

test('each account gets one line, however often the list arrives', () => {
  const { lines, opened } = setUp();
  lines.follow([office]);
  lines.follow([{ ...office, name: 'Renamed' }]);
  expect(opened).toHaveLength(1);
  expect(opened[0]?.started).toBe(1);
});

test('an account that is saved unchanged stays the same line', () => {
  const { lines, opened } = setUp();
  lines.follow([office]);
  lines.follow([{ ...office, hideNumber: false, relayOnly: false, codecs: [] }]);
  expect(opened).toHaveLength(1);
  expect(opened[0]?.isStopping).toBe(false);
});

test('a changed account gets a new line when the former has stopped, not before', async () => {
  const { lines, opened } = setUp();
  lines.follow([office]);
  lines.follow([{ ...office, servers: ['wss://other.example.com'] }]);
  expect(opened).toHaveLength(1);
  expect(opened[0]?.isStopping).toBe(true);
  opened[0]?.finish();
  await expect.poll(() => opened.length).toBe(2);
  expect(opened[1]?.started).toBe(1);
});

test('a line that has calls is replaced when they are over, and as the account is by then', async () => {
  const { lines, opened, accounts, busy } = setUp();
  lines.follow([office]);
  busy.add('office');
  lines.follow([{ ...office, displayName: 'Alice' }]);
  lines.follow([{ ...office, displayName: 'Alice Liddell' }]);
  lines.release('office');
  expect(opened[0]?.isStopping).toBe(false);
  busy.clear();
  lines.release('office');
  expect(opened[0]?.isStopping).toBe(true);
  opened[0]?.finish();
  await expect.poll(() => accounts[1]?.displayName).toBe('Alice Liddell');
});

test('an account that is gone or off keeps its line while it has calls', () => {
  const { lines, opened, busy } = setUp();
  lines.follow([office, { ...office, id: 'home' }]);
  busy.add('office').add('home');
  lines.follow([{ ...office, enabled: false }]);
  expect(opened.map(({ isStopping }) => isStopping)).toEqual([false, false]);
  busy.clear();
  for (const id of ['office', 'home']) lines.release(id);
  expect(opened.map(({ isStopping }) => isStopping)).toEqual([true, true]);
});

test('what was changed and changed back in a call needs no other line', () => {
  const { lines, opened, busy } = setUp();
  lines.follow([office]);
  busy.add('office');
  lines.follow([{ ...office, displayName: 'Alice' }]);
  lines.follow([office]);
  busy.clear();
  lines.release('office');
  expect(opened[0]?.isStopping).toBe(false);
});

test('stop waits for no call', () => {
  const { lines, opened, busy } = setUp();
  lines.follow([office]);
  busy.add('office');
  void lines.stop();
  expect(opened[0]?.isStopping).toBe(true);
});

test('an account that is to go only through the relay gets a new line, which does', async () => {
  const { lines, opened, accounts } = setUp();
  lines.follow([office]);
  lines.follow([{ ...office, relayOnly: true }]);
  opened[0]?.finish();
  await expect.poll(() => accounts.at(-1)?.media).toEqual({ relayOnly: true });
});

test('an account that came and went while its line stopped gets none', async () => {
  const { lines, opened } = setUp();
  lines.follow([office]);
  lines.follow([]);
  opened[0]?.finish();
  await lines.stop();
  expect(opened).toHaveLength(1);
  expect(lines.of('office')).toBeUndefined();
});

test('stop waits for every line', async () => {
  const { lines, opened } = setUp();
  lines.follow([office, { ...office, id: 'home' }]);
  let isStopped = false;
  const stopping = lines.stop().then(() => (isStopped = true));
  opened[0]?.finish();
  await Promise.resolve();
  expect(isStopped).toBe(false);
  opened[1]?.finish();
  await stopping;
  expect(isStopped).toBe(true);
});

test('a line knows whether there is a password, and never which', () => {
  const { lines, accounts } = setUp();
  lines.follow([{ ...office, secret: 'none' }]);
  expect(accounts).toEqual([{ id: 'office', aor: office.aor, hasPassword: false }]);
});

test('an account that is off has no line, and gets one when it is on again', async () => {
  const { lines, opened } = setUp();
  lines.follow([{ ...office, enabled: false }]);
  expect(opened).toHaveLength(0);
  lines.follow([office]);
  lines.follow([{ ...office, enabled: false }]);
  expect(opened[0]?.isStopping).toBe(true);
  expect(lines.of('office')).toBeUndefined();
  lines.follow([office]);
  opened[0]?.finish();
  await expect.poll(() => opened.length).toBe(2);
});

test('whom a line watches and what it publishes goes over to the line in its place', async () => {
  const { lines, opened } = setUp();
  lines.watch('office', ['sip:bob@example.com']);
  lines.follow([office]);
  lines.publish({ state: 'busy' });
  expect(opened[0]).toMatchObject({ watched: ['sip:bob@example.com'], published: 'busy' });
  lines.follow([{ ...office, servers: ['wss://other.example.com'] }]);
  opened[0]?.finish();
  await expect.poll(() => opened.length).toBe(2);
  expect(opened[1]).toMatchObject({ watched: ['sip:bob@example.com'], published: 'busy' });
});
