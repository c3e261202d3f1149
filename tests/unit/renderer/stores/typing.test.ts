import { beforeEach, expect, test } from 'vitest';
import { Typing } from '../../../../renderer/stores/chat/typing.svelte.ts';
import { FakeClock } from './fake-clock.ts';

const bob = { accountId: 'office', address: 'sip:bob@example.com' };
const carol = { accountId: 'office', address: 'sip:carol@example.com' };

let clock: FakeClock;
let told: string[];
let typing: Typing;

beforeEach(() => {
  clock = new FakeClock();
  told = [];
  typing = new Typing({
    clock,
    tell: ({ address }, isActive) => told.push(`${address} ${isActive ? 'active' : 'idle'}`),
  });
});

test('the first key is told, the next ones are not, and a pause of 15 s is', () => {
  for (let key = 0; key < 5; key += 1) typing.typed(bob);
  expect(told).toEqual(['sip:bob@example.com active']);
  clock.pass(14_000);
  typing.typed(bob);
  clock.pass(14_999);
  expect(told).toHaveLength(1);
  clock.pass(1);
  expect(told).toEqual(['sip:bob@example.com active', 'sip:bob@example.com idle']);
});

test('whoever writes on says so again before it is out of date', () => {
  for (let second = 0; second <= 120; second += 10) {
    typing.typed(bob);
    clock.pass(10_000);
  }
  expect(told.filter((each) => each.endsWith('active'))).toHaveLength(3);
});

test('the message says itself that it is written', () => {
  typing.typed(bob);
  typing.sent();
  clock.pass(60_000);
  expect(told).toEqual(['sip:bob@example.com active']);
});

test('writing to another ends it to the one before', () => {
  typing.typed(bob);
  typing.typed(carol);
  expect(told).toEqual([
    'sip:bob@example.com active',
    'sip:bob@example.com idle',
    'sip:carol@example.com active',
  ]);
});

test('what the other side says holds as long as it says', () => {
  typing.heard(bob.address, true, 90);
  clock.pass(89_000);
  expect([typing.isActive(bob.address), typing.isActive(carol.address)]).toEqual([true, false]);
  typing.heard(bob.address, true, 90);
  clock.pass(89_000);
  expect(typing.isActive(bob.address)).toBe(true);
  clock.pass(1_000);
  expect(typing.isActive(bob.address)).toBe(false);
  typing.heard(bob.address, true, 90);
  typing.heard(bob.address, false, 120);
  expect(typing.isActive(bob.address)).toBe(false);
});
