import { beforeEach, expect, test } from 'vitest';
import { RenderGate } from '../../../../renderer/stores/render-gate.ts';
import { FakeClock } from './fake-clock.ts';

let clock: FakeClock;
let gate: RenderGate;
let drawn: string[];

beforeEach(() => {
  clock = new FakeClock();
  gate = new RenderGate(clock);
  drawn = [];
});

const draw = (what: string): void => gate.render(() => drawn.push(what));

test('nothing waits where no description is made', () => {
  draw('a');
  expect(drawn).toEqual(['a']);
});

test('changes wait in their order for the description, and for who sends it', async () => {
  const order: string[] = [];
  const description = Promise.resolve();
  gate.hold(description);
  gate.render(() => order.push('drawn'));
  await description;
  order.push('sent');
  clock.pass(0);
  expect(order).toEqual(['sent', 'drawn']);
});

test('a description that fails holds nothing back', async () => {
  gate.hold(Promise.reject(new Error('no microphone')));
  draw('a');
  draw('b');
  await Promise.resolve();
  clock.pass(0);
  expect(drawn).toEqual(['a', 'b']);
});

test('a description that takes its time is not waited for', () => {
  gate.hold(new Promise(() => {}));
  draw('a');
  clock.pass(39);
  expect(drawn).toEqual([]);
  clock.pass(1);
  expect(drawn).toEqual(['a']);
});

test('of two descriptions the slower one is waited for', async () => {
  gate.hold(Promise.resolve());
  gate.hold(new Promise(() => {}));
  draw('a');
  await Promise.resolve();
  clock.pass(0);
  expect(drawn).toEqual([]);
  clock.pass(40);
  expect(drawn).toEqual(['a']);
});
