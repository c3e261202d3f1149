import { describe, expect, it } from 'vitest';
import { Quitting } from '../../../main/quitting.ts';

function start({ hasWindow = true } = {}) {
  const happened: string[] = [];
  const timers: { ms: number; callback: () => void }[] = [];
  const quitting = new Quitting({
    ask: () => {
      happened.push('asked');
      return hasWindow;
    },
    quit: () => happened.push('quit'),
    after: (ms, callback) => timers.push({ ms, callback }),
  });
  return { quitting, happened, timers };
}

describe('quitting', () => {
  it('asks the window once and waits for it', () => {
    const { quitting, happened } = start();
    expect([quitting.request(), quitting.request()]).toEqual([false, false]);
    expect(happened).toEqual(['asked']);
    expect(quitting.isAgreed).toBe(false);
    quitting.agree();
    expect(happened).toEqual(['asked', 'quit']);
    expect(quitting.request()).toBe(true);
  });

  it('goes on without an answer after 3 s', () => {
    const { quitting, happened, timers } = start();
    quitting.request();
    expect(timers.map(({ ms }) => ms)).toEqual([3_000]);
    timers[0]?.callback();
    expect(happened).toEqual(['asked', 'quit']);
    expect(quitting.request()).toBe(true);
  });

  it('quits once, though the time runs out after the answer', () => {
    const { quitting, happened, timers } = start();
    quitting.request();
    quitting.agree();
    timers[0]?.callback();
    expect(happened).toEqual(['asked', 'quit']);
  });

  it('does not wait where there is no window to answer', () => {
    const { quitting, timers } = start({ hasWindow: false });
    expect(quitting.request()).toBe(true);
    expect(timers).toEqual([]);
  });
});
