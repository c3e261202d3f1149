import { beforeEach, expect, it } from 'vitest';
import { Presence } from '../../../../renderer/stores/presence.svelte.ts';
import { FakeClock } from './fake-clock.ts';

const bob = 'sip:bob@x';

let clock: FakeClock;
let presence: Presence;
beforeEach(() => {
  clock = new FakeClock();
  presence = new Presence(clock);
  presence.keep(new Set([bob]));
});

it('nobody is known at first', () => {
  expect(presence.of(bob)).toEqual({ state: 'unknown' });
});

it('the last of several reports counts', () => {
  presence.onReports(bob, { presence: { state: 'available' } });
  presence.onReports(bob, { presence: { state: 'available' }, dialogs: { dialogs: [] } });
  presence.onReports(bob, { presence: { state: 'busy', note: 'Thinking' } });
  clock.pass(0);
  expect(presence.of(bob)).toEqual({ state: 'busy', note: 'Thinking' });
});

it('what says the same is the same value: nothing is drawn again', () => {
  presence.onReports(bob, { presence: { state: 'away' } });
  clock.pass(0);
  const before = presence.of(bob);
  presence.onReports(bob, { presence: { state: 'away' }, dialogs: { dialogs: [] } });
  clock.pass(16);
  expect(presence.of(bob)).toBe(before);
});

it('two thousand people at once are taken in bit by bit', () => {
  const everybody = Array.from({ length: 2_000 }, (_, n) => `sip:${1000 + n}@x`);
  presence.keep(new Set(everybody));
  for (const address of everybody) presence.onReports(address, { presence: { state: 'available' } });
  const known = () => everybody.filter((address) => presence.of(address).state === 'available').length;
  clock.pass(0);
  expect(known()).toBe(100);
  clock.pass(16);
  expect(known()).toBe(200);
  for (let turn = 0; turn < 20; turn += 1) clock.pass(16);
  expect(known()).toBe(2_000);
});

it('who is not watched any more is not known any more', () => {
  presence.onReports(bob, { presence: { state: 'away' } });
  clock.pass(0);
  presence.onReports(bob, { presence: { state: 'busy' } });
  presence.keep(new Set(['sip:carol@x']));
  clock.pass(16);
  expect(presence.of(bob)).toEqual({ state: 'unknown' });
});
