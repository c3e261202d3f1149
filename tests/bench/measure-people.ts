import type { Page } from '@playwright/test';
import { Parley } from '../support/parley.ts';
import { callIdOf, methodOf } from '../switchboard/sip/message.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import type { Bench } from './bench.ts';
import { summarise } from './statistics.ts';

const times = 3;
const colleagues = Array.from({ length: 2_000 }, (_, index) => String(10_000 + index));

/** Users whom the switchboard must know. */
export const passwordsOfColleagues = Object.fromEntries(colleagues.map((name) => [name, 'bench']));

declare global {
  interface Window {
    /** Of the page's tasks of more than 50 ms, in ms; 0 where there was none. */
    longestTask: number;
    /** So many from the top of the list were seen to be right. */
    rightOnes: number;
    /** How often somebody was seen who was not right yet. */
    wrongOnes: number;
  }
}

/** A server comes back, and 2,000 people with it: all are asked for again, by both event packages. */
export async function measurePeople(bench: Bench): Promise<void> {
  const { board } = bench;
  const took: number[] = [];
  const longest: number[] = [];
  const frames: number[] = [];
  const { policy } = board.events.notifier;
  const { packages } = policy;
  policy.packages = ['dialog'];
  const parley = await Parley.launch(bench.launch('people', { colleagues }));
  await watchTasks(parley.window);
  for (let index = 0; index < times; index++) {
    await allShown(parley.window, 'idle');
    await board.stop();
    await parley.registration.getByText('Registered', { exact: true }).waitFor({ state: 'hidden' });
    policy.packages = packages;
    await parley.window.evaluate(() => (window.longestTask = 0));
    const mark = board.log.mark();
    await board.start();
    await parley.registration.getByText('Registered', { exact: true }).waitFor();
    const registered = performance.now();
    await allTold(board, 2 * colleagues.length, mark);
    await painted(parley.window);
    const told = performance.now();
    longest.push(await parley.window.evaluate(() => window.longestTask));
    // Whoever is looked at must be right by now, or it has taken until all are.
    const wereRight = await allShown(parley.window, 'offline');
    took.push((wereRight ? told : performance.now()) - registered);
    frames.push(await framesWhileScrolling(parley.window));
    policy.packages = ['dialog'];
    await board.stop();
    await board.start();
  }
  policy.packages = packages;
  await parley.close();

  bench.row({
    name: '2,000 watched people: registered to all of them right',
    unit: 'ms',
    parley: summarise(took),
    aim: { text: '≤ 10 s', met: summarise(took).max <= 10_000 },
  });
  bench.row({
    name: 'longest task of the window meanwhile, 0 where none took 50 ms',
    unit: 'ms',
    parley: summarise(longest),
    aim: { text: 'none over 50 ms', met: summarise(longest).max <= 50 },
  });
  bench.row({
    name: 'the list of 2,000 people is scrolled, frames each second',
    unit: '',
    parley: summarise(frames),
    // The display has 60; one or two fall between its ticks and ours.
    aim: { text: '60', met: summarise(frames).median >= 58 },
  });
}

/** Waits until the window has taken a NOTIFY of so many subscriptions. */
async function allTold(board: Switchboard, subscriptions: number, mark: number): Promise<void> {
  const told = new Set<string>();
  await board.log.waitFor(
    ({ direction, message }) => {
      if (direction !== 'in' || message?.kind !== 'response' || methodOf(message) !== 'NOTIFY') return false;
      told.add(callIdOf(message) ?? '');
      return told.size === subscriptions;
    },
    60_000,
    mark,
  );
}

async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.longestTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        window.longestTask = Math.max(window.longestTask, duration);
    }).observe({ type: 'longtask' });
  });
}

/**
 * Waits until everybody has the mark of that state, going down the list: only those in sight are there. Gives whether
 * nobody was seen without it.
 */
async function allShown(page: Page, state: string): Promise<boolean> {
  await page.evaluate(() => {
    window.rightOnes = 0;
    window.wrongOnes = 0;
  });
  await page.waitForFunction(
    ([mark, count]) => {
      const list = document.querySelector('ul[aria-label="People"]');
      if (window.rightOnes === 0) list?.scrollIntoView();
      let last: Element | undefined;
      for (const row of list?.children ?? []) {
        if (Number(row.ariaPosInSet) !== window.rightOnes + 1) continue;
        if (row.querySelector(mark) === null) {
          window.wrongOnes += 1;
          continue;
        }
        window.rightOnes += 1;
        last = row;
      }
      // On when all in sight are right: each time costs a layout.
      if (last === list?.lastElementChild) last?.scrollIntoView();
      return window.rightOnes === count;
    },
    [`svg.${state}`, colleagues.length] as const,
    { polling: 'raf', timeout: 60_000 },
  );
  return (await page.evaluate(() => window.wrongOnes)) === 0;
}

/** As a turn of the wheel does it: 40 pixels with each frame, for two seconds. */
async function framesWhileScrolling(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const list = document.querySelector('ul[aria-label="People"]');
    list?.scrollIntoView();
    let pane = list?.parentElement;
    while (pane && pane.scrollHeight <= pane.clientHeight) pane = pane.parentElement;
    const start = await new Promise<number>(requestAnimationFrame);
    let now = start;
    let count = 0;
    for (; now - start < 2000; count += 1) {
      pane?.scrollBy(0, 40);
      now = await new Promise<number>(requestAnimationFrame);
    }
    return (count * 1000) / (now - start);
  });
}
