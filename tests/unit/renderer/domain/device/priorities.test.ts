import { describe, expect, test } from 'vitest';
import {
  bestPresent,
  chosenFirst,
  findDevice,
  followedBy,
  presentBeside,
  relabelled,
  standard,
} from '../../../../../renderer/domain/device/priorities.ts';

const headset = { id: 'h1', label: 'Headset' };
const laptop = { id: 'l1', label: 'Laptop' };
const dock = { id: 'd1', label: 'Dock' };
const monitor = { id: 'm1', label: 'Monitor (HDMI)' };

describe('a device is found again', () => {
  const twin = { id: 'h2', label: 'Headset' };
  const onFirstPort = { id: 'w1', label: 'Headset (Evolve 20) (0b0e:0306)' };
  const onSecondPort = { id: 'w2', label: 'Headset (2- Evolve 20) (0b0e:0306)' };
  test.each([
    ['as it was', headset, [laptop, headset], headset],
    ['by its label when its id has changed', { ...headset, id: 'gone' }, [laptop, headset], headset],
    ['by its id when it was renamed', { ...headset, label: 'Old' }, [laptop, headset], headset],
    ['among two of a kind', twin, [headset, twin], twin],
    ['though another one has got its id', headset, [{ id: 'h1', label: 'Dock' }, twin], twin],
    ['on another port of Windows', onFirstPort, [laptop, onSecondPort], onSecondPort],
    ['not at all when it is away', headset, [laptop], undefined],
    [
      'not by the empty label that all have before the microphone is allowed',
      { id: 'x', label: '' },
      [{ id: 'y', label: '' }],
      undefined,
    ],
  ])('%s', (_how, wanted, present, found) => {
    expect(findDevice(wanted, present)).toEqual(found);
  });
});

describe('the best device', () => {
  test.each([
    ['is the first of the list', [headset, dock], [laptop, dock, headset], headset],
    ['is the next one when that leaves', [headset, dock], [laptop, dock], dock],
    ['is the standard when none is there', [headset, dock], [laptop], undefined],
    ['is never one that nobody chose', [headset], [monitor], undefined],
    ['is the standard while nothing was chosen', [], [laptop, monitor], undefined],
    ['is the standard when that was chosen last', [standard, headset], [headset], undefined],
    ['is the standard before what was chosen earlier', [dock, standard, headset], [headset], undefined],
  ])('%s', (_which, list, present, best) => {
    expect(bestPresent(list, present)).toEqual(best);
  });
});

describe('the list', () => {
  test.each([
    ['takes a new choice at its head', [headset], dock, [dock, headset]],
    ['moves an earlier choice there', [headset, dock, laptop], laptop, [laptop, headset, dock]],
    [
      'has a device once, whatever its id is now',
      [dock, headset],
      { ...headset, id: 'h9' },
      [{ ...headset, id: 'h9' }, dock],
    ],
    ['has the standard once', [headset, standard], standard, [standard, headset]],
  ])('%s', (_what, list, choice, next) => {
    expect(chosenFirst(list, choice)).toEqual(next);
  });

  test('stays short', () => {
    const many = Array.from({ length: 20 }, (_, n) => ({ id: `${n}`, label: `Device ${n}` }));
    const list = many.reduce<ReturnType<typeof chosenFirst>>(chosenFirst, []);
    expect(list).toHaveLength(12);
    expect(list[0]).toEqual(many.at(-1));
  });

  test('follows a new name, and forgets none while labels are hidden', () => {
    const list = [headset, dock];
    expect(relabelled(list, [{ id: 'h1', label: 'Kitchen' }, laptop])).toEqual([
      { id: 'h1', label: 'Kitchen' },
      dock,
    ]);
    expect(relabelled(list, [{ id: 'h1', label: '' }])).toBe(list);
    expect(relabelled(list, [headset, dock])).toBe(list);
  });

  test('leaves to another one what it leaves to the standard', () => {
    expect(followedBy([], [headset])).toEqual([headset]);
    expect(followedBy([dock], [headset])).toEqual([dock, headset]);
    expect(followedBy([standard, dock], [headset])).toEqual([headset]);
  });
});

test('further devices are those that are there, each once, and not the one that is in use already', () => {
  const chosen = [dock, headset, { ...headset, id: 'h9' }, monitor];
  expect(presentBeside(chosen, [laptop, headset, dock], dock)).toEqual([headset]);
  expect(presentBeside(chosen, [laptop, headset, dock], undefined)).toEqual([dock, headset]);
});
