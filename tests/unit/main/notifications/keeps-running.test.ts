import { expect, it } from 'vitest';
import { keepsRunning } from '../../../../main/notifications/keeps-running.ts';

it('says once that Parley goes on, and only where no tray shows it', async () => {
  const shown: string[] = [];
  let hasTray = true;
  let isQuiet = true;
  let wasSaid = false;
  const closed = keepsRunning({
    hasTray: () => Promise.resolve(hasTray),
    notifier: {
      show: (note) => {
        shown.push(note.title);
        return { close: () => undefined };
      },
    },
    choose: () => undefined,
    isQuiet: () => isQuiet,
    wasSaid: () => wasSaid,
    said: () => (wasSaid = true),
  });
  await closed();
  expect(shown).toEqual([]);
  hasTray = false;
  await closed();
  // Who does not want to be disturbed is told another time.
  expect(shown).toEqual([]);
  isQuiet = false;
  await closed();
  await closed();
  expect(shown).toEqual(['Parley keeps running']);
});
