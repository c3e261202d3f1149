import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { rememberPlace, type PlacedWindow } from '../../../../main/windows/remember-place.ts';
import { emptyWindow, type WindowFile } from '../../../../main/windows/window-place.ts';
import { JsonFile } from '../../../../main/storage/json-file.ts';

test('the place is written once the window rests, with the size it has when it is not maximized', async () => {
  const bounds = { x: 1, y: 2, width: 800, height: 600 };
  const window = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    isMaximized: () => true,
    getNormalBounds: () => bounds,
  }) satisfies PlacedWindow;
  const written: WindowFile[] = [];
  const file = new JsonFile<WindowFile>(emptyWindow, (value) => Promise.resolve(void written.push(value)));
  const waiting = new Set<() => void>();
  rememberPlace(window, file, (_ms, callback) => {
    waiting.add(callback);
    return () => waiting.delete(callback);
  });
  window.emit('move');
  window.emit('resize');
  window.emit('maximize');
  expect(waiting.size).toBe(1);
  for (const callback of waiting) callback();
  await expect.poll(() => written).toEqual([{ version: 1, bounds, isMaximized: true }]);
});
