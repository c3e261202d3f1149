import { expect, test } from 'vitest';
import type { MessageBus } from '../../../../main/desktop/message-bus.ts';
import { watchScreenLock } from '../../../../main/power/screen-lock.ts';

/** A bus on which the test says what the desktop says; the names of signals tell the listeners apart. */
function desktop() {
  const listeners = new Map<string, (args: readonly unknown[]) => void>();
  const bus: MessageBus = {
    call: () => Promise.resolve(['/org/freedesktop/login1/session/_32']),
    variant: (_signature, value) => ({ value }),
    listen(object, signal, listener, first = '') {
      listeners.set(`${object.path} ${signal} ${first}`, listener);
      return Promise.resolve();
    },
  };
  const told: boolean[] = [];
  watchScreenLock({ session: Promise.resolve(bus), system: Promise.resolve(undefined) }, (isLocked) =>
    told.push(isLocked),
  );
  const say = (signal: string, args: readonly unknown[]): void => listeners.get(signal)?.(args);
  return { say, told };
}

test('a screen saver that crashed while it covered the screen, and came again, covers it no longer', async () => {
  const { say, told } = desktop();
  const name = 'org.gnome.ScreenSaver';
  const started = `/org/freedesktop/DBus NameOwnerChanged ${name}`;
  await new Promise(setImmediate);
  say('/org/gnome/ScreenSaver ActiveChanged ', [true]);
  say(started, [name, ':1.7', '']);
  expect(told).toEqual([true]);
  say(started, [name, '', ':1.9']);
  expect(told).toEqual([true, false]);
});
