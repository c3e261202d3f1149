import { expect, test, vi } from 'vitest';
import { Updates, type Updater } from '../../../../main/updates/updates.ts';
import type { OfferedRelease, Update } from '../../../../preload/contract/index.ts';
import { ManualClock } from '../signalling/manual-clock.ts';

const release: OfferedRelease = { version: '1.2.3', notes: 'New things' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A feed that answers as the test says, and remembers what it was asked. */
class FakeUpdater implements Updater {
  offers: OfferedRelease | undefined = release;
  checks = 0;
  restarts = 0;
  downloads: { signal: AbortSignal; progress: (percent: number) => void; finish: (error?: Error) => void }[] =
    [];

  check(): Promise<OfferedRelease | undefined> {
    this.checks += 1;
    return Promise.resolve(this.offers);
  }

  download(progress: (percent: number) => void, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('cancelled')));
      const finish = (error?: Error): void => (error === undefined ? resolve() : reject(error));
      this.downloads.push({ signal, progress, finish });
    });
  }

  installAndRestart(): void {
    this.restarts += 1;
  }
}

function started() {
  const updater = new FakeUpdater();
  const clock = new ManualClock();
  const seen: Update[] = [];
  const quit = vi.fn();
  let inCall = false;
  const updates = new Updates({
    version: '1.0.0',
    inCall: () => inCall,
    changed: (update) => seen.push(update),
    quit,
    clock,
    warn: () => undefined,
  });
  const setInCall = (now: boolean): void => {
    inCall = now;
    updates.callsChanged();
  };
  return { updates, updater, clock, seen, quit, setInCall, begin: () => updates.start(updater) };
}

const state = (updates: Updates): string => updates.info.update.state;

test('without an updater nothing is looked for', () => {
  const { updates, clock, updater } = started();
  updates.check();
  clock.pass(24 * HOUR);
  expect(updates.info).toEqual({ version: '1.0.0', update: { state: 'off' } });
  expect(updater.checks).toBe(0);
});

test('it looks a minute after the start and then every six hours', async () => {
  const { updates, updater, clock, begin } = started();
  updater.offers = undefined;
  begin();
  clock.pass(MINUTE - 1);
  expect(updater.checks).toBe(0);
  clock.pass(1);
  await vi.waitFor(() => expect(state(updates)).toBe('current'));
  clock.pass(6 * HOUR);
  await vi.waitFor(() => expect(updater.checks).toBe(2));
});

test('what is found is fetched, and its progress told', async () => {
  const { updates, updater, seen, begin } = started();
  begin();
  updates.check();
  await vi.waitFor(() => expect(updater.downloads).toHaveLength(1));
  updater.downloads[0]?.progress(41.7);
  expect(updates.info.update).toEqual({ state: 'downloading', ...release, percent: 41 });
  updater.downloads[0]?.finish();
  await vi.waitFor(() => expect(updates.info.update).toEqual({ state: 'ready', ...release }));
  expect(seen.map((update) => update.state)).toEqual([
    'unchecked',
    'checking',
    'available',
    'downloading',
    'downloading',
    'ready',
  ]);
});

test('a check that falls into a call waits for its end', async () => {
  const { updates, updater, clock, setInCall, begin } = started();
  begin();
  setInCall(true);
  clock.pass(MINUTE);
  updates.check();
  expect(updater.checks).toBe(0);
  setInCall(false);
  await vi.waitFor(() => expect(updater.checks).toBe(1));
});

test('a call stops the download, which begins anew after it', async () => {
  const { updates, updater, setInCall, begin } = started();
  begin();
  updates.check();
  await vi.waitFor(() => expect(updater.downloads).toHaveLength(1));
  setInCall(true);
  await vi.waitFor(() => expect(state(updates)).toBe('available'));
  updater.downloads[0]?.progress(90);
  expect(state(updates)).toBe('available');
  setInCall(false);
  await vi.waitFor(() => expect(updater.downloads).toHaveLength(2));
  updater.downloads[1]?.finish();
  await vi.waitFor(() => expect(state(updates)).toBe('ready'));
});

test('a download that fails says why and is tried again when asked', async () => {
  const { updates, updater, begin } = started();
  begin();
  updates.check();
  await vi.waitFor(() => expect(updater.downloads).toHaveLength(1));
  updater.downloads[0]?.finish(new Error('sha512 checksum mismatch\nand a long stack'));
  await vi.waitFor(() =>
    expect(updates.info.update).toEqual({ state: 'failed', detail: 'sha512 checksum mismatch' }),
  );
  updates.check();
  await vi.waitFor(() => expect(updater.downloads).toHaveLength(2));
});

test('restarting quits in order first and installs only then, and never while a call runs', async () => {
  const { updates, updater, quit, setInCall, begin } = started();
  begin();
  updates.check();
  await vi.waitFor(() => expect(updater.downloads).toHaveLength(1));
  updater.downloads[0]?.finish();
  await vi.waitFor(() => expect(state(updates)).toBe('ready'));

  setInCall(true);
  updates.restart();
  expect(quit).not.toHaveBeenCalled();

  setInCall(false);
  updates.restart();
  expect(quit).toHaveBeenCalledOnce();
  expect(updater.restarts).toBe(0);
  updates.quitNow();
  expect(updater.restarts).toBe(1);
  expect(quit).toHaveBeenCalledOnce();
});

test('quitting without a wish for the update just quits', () => {
  const { updates, updater, quit, begin } = started();
  begin();
  updates.quitNow();
  expect(quit).toHaveBeenCalledOnce();
  expect(updater.restarts).toBe(0);
});
