import type { Session } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Screens } from '../../../../main/screens/screens.ts';
import { serveScreens, systemAsks } from '../../../../main/screens/serve-screens.ts';

const thumbnail = { isEmpty: () => false, toPNG: (): Uint8Array => new Uint8Array([1]) };
const sources = [
  { id: 'screen:0:0', name: 'Entire screen', thumbnail },
  { id: 'window:1:0', name: 'x'.repeat(5_000), thumbnail: { ...thumbnail, isEmpty: () => true } },
];
const capture = () => Promise.resolve(sources);
const after = (ms: number, callback: () => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Handler = (
  request: { securityOrigin: string; frame: { frameTreeNodeId: number } | null },
  answer: (streams: object) => void,
) => void;
const mainFrame = { frameTreeNodeId: 1 };

/** What a page of `origin` gets that asks for a screen. */
function ask(
  screens: Screens<(typeof sources)[number]>,
  origin = 'app://parley',
  frame: typeof mainFrame | null = mainFrame,
): Promise<object> {
  return new Promise((resolve) => {
    const session = {
      setDisplayMediaRequestHandler: (handler: Handler) => {
        handler({ securityOrigin: origin, frame }, resolve);
      },
    };
    serveScreens(session as unknown as Session, screens as unknown as Parameters<typeof serveScreens>[1], {
      mainFrame,
    });
  });
}

it('lists what there is, with names that are not too long', async () => {
  const answer = await new Screens({ systemAsks: false, capture, after }).list();
  expect(answer).toEqual({
    ok: true,
    value: [
      { id: 'screen:0:0', kind: 'screen', name: 'Entire screen', picture: new Uint8Array([1]) },
      { id: 'window:1:0', kind: 'window', name: 'x'.repeat(1_024), picture: new Uint8Array() },
    ],
  });
});

it('gives a page what was chosen, once, and never what was not', async () => {
  const screens = new Screens({ systemAsks: false, capture, after });
  expect(await ask(screens)).toEqual({});
  screens.choose('window:1:0');
  expect(await ask(screens)).toEqual({ video: sources[1] });
  expect(await ask(screens)).toEqual({});
  screens.choose('window:gone');
  expect(await ask(screens)).toEqual({});
});

it.each([{ frameTreeNodeId: 2 }, null])('gives no other page of ours any: %j', async (frame) => {
  const screens = new Screens({ systemAsks: false, capture, after });
  screens.choose('screen:0:0');
  expect(await ask(screens, 'app://parley', frame)).toEqual({});
  const asking = new Screens({ systemAsks: true, capture, after });
  expect(await ask(asking, 'app://parley', frame)).toEqual({});
});

it('forgets what nobody asked for soon, counted from the last choice', async () => {
  const screens = new Screens({ systemAsks: false, capture, after });
  screens.choose('screen:0:0');
  vi.advanceTimersByTime(9_000);
  screens.choose('window:1:0');
  vi.advanceTimersByTime(9_000);
  expect(await ask(screens)).toEqual({ video: sources[1] });
  screens.choose('screen:0:0');
  vi.advanceTimersByTime(10_000);
  expect(await ask(screens)).toEqual({});
});

it.each(['https://evil.example', 'app://parley.evil', ''])('gives %j nothing', async (origin) => {
  const screens = new Screens({ systemAsks: false, capture, after });
  screens.choose('screen:0:0');
  expect(await ask(screens, origin)).toEqual({});
});

it('leaves the question to the system where it has one', async () => {
  const screens = new Screens({ systemAsks: true, capture, after });
  expect(await screens.list()).toEqual({ ok: true, value: null });
  expect(await ask(screens)).toEqual({ video: sources[0] });
  const refused = new Screens({
    systemAsks: true,
    capture: () => Promise.reject(new Error('cancelled')),
    after,
  });
  expect(await ask(refused)).toEqual({});
});

it('a system that lets nothing be shown has nothing to list', async () => {
  const screens = new Screens({
    systemAsks: false,
    capture: () => Promise.reject(new Error('denied')),
    after,
  });
  expect(await screens.list()).toEqual({ ok: true, value: [] });
});

it.each([
  ['darwin', '14.6.1', false, false],
  ['darwin', '15.0', false, true],
  ['win32', '10.0.22631', false, false],
  ['linux', '6.1', false, false],
  ['linux', '6.1', true, true],
] as const)('%s %s, Wayland %s: the system asks %s', (platform, version, isWayland, asks) => {
  expect(systemAsks(platform, version, isWayland)).toBe(asks);
});
