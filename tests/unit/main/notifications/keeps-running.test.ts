import { expect, it } from 'vitest';
import { keepsRunning } from '../../../../main/notifications/keeps-running.ts';

it('says once that Parley goes on, and only where no tray shows it', async () => {
  const shown: string[] = [];
  let hasTray = true;
  const closed = keepsRunning({
    hasTray: () => Promise.resolve(hasTray),
    notifier: {
      show: (note) => {
        shown.push(note.title);
        return { close: () => undefined };
      },
    },
    choose: () => undefined,
  });
  await closed();
  expect(shown).toEqual([]);
  hasTray = false;
  await closed();
  await closed();
  expect(shown).toEqual(['Parley keeps running']);
});
