import { describe, expect, it } from 'vitest';
import { Quitting } from '../../../main/quitting.ts';

function start({ hasWindow = true, inCall = false } = {}) {
  const happened: string[] = [];
  const timers: { ms: number; callback: () => void }[] = [];
  const quitting = new Quitting({
    isInCall: () => inCall,
    confirm: () => {
      happened.push('person asked');
      return hasWindow;
    },
    leave: () => {
      happened.push('told to leave');
      return hasWindow;
    },
    quit: () => happened.push('quit'),
    after: (ms, callback) => timers.push({ ms, callback }),
  });
  return { quitting, happened, timers };
}

describe('quitting', () => {
  it('tells the window once to leave and waits for it', () => {
    const { quitting, happened } = start();
    expect([quitting.request(), quitting.request()]).toEqual([false, false]);
    expect(happened).toEqual(['told to leave']);
    expect(quitting.isAgreed).toBe(false);
    quitting.agree();
    expect(happened).toEqual(['told to leave', 'quit']);
    expect(quitting.request()).toBe(true);
  });

  it('goes on without an answer after 3 s', () => {
    const { quitting, happened, timers } = start();
    quitting.request();
    expect(timers.map(({ ms }) => ms)).toEqual([3_000]);
    timers[0]?.callback();
    expect(happened).toEqual(['told to leave', 'quit']);
    expect(quitting.request()).toBe(true);
  });

  it('quits once, though the time runs out after the answer', () => {
    const { quitting, happened, timers } = start();
    quitting.request();
    quitting.agree();
    timers[0]?.callback();
    expect(happened).toEqual(['told to leave', 'quit']);
  });

  it('does not wait where there is no window to answer', () => {
    const { quitting, timers } = start({ hasWindow: false, inCall: true });
    expect(quitting.request()).toBe(true);
    expect(timers).toEqual([]);
  });
});

describe('quitting in a call', () => {
  it('asks the person each time, and leaves when they say so', () => {
    const { quitting, happened } = start({ inCall: true });
    expect([quitting.request(), quitting.request()]).toEqual([false, false]);
    expect(happened).toEqual(['person asked', 'person asked']);
    quitting.quit({ confirmed: true });
    expect(happened.at(-1)).toBe('quit');
    expect(quitting.request()).toBe(false);
    expect(happened.at(-1)).toBe('told to leave');
    quitting.agree();
    expect(quitting.request()).toBe(true);
  });

  it('does not take the wish for the word', () => {
    const { quitting, happened } = start({ inCall: true });
    quitting.quit({ confirmed: false });
    quitting.request();
    expect(happened).toEqual(['quit', 'person asked']);
  });

  it('does not ask who logs off', () => {
    const { quitting, happened } = start({ inCall: true });
    quitting.quit({ confirmed: true });
    quitting.request();
    expect(happened).toEqual(['quit', 'told to leave']);
  });
});
