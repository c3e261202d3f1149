import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardContents } from '../../../../main/windows/guards.ts';

class FakeContents extends EventEmitter {
  openWindow: (details: { url: string }) => unknown = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.openWindow = handler;
  }
}

function guarded() {
  const app = new EventEmitter();
  const refused: string[] = [];
  guardContents(app as unknown as App, (what) => refused.push(what));
  const contents = new FakeContents();
  app.emit('web-contents-created', {}, contents);
  return { contents, refused };
}

describe('guards of every page', () => {
  it.each([
    ['will-frame-navigate', 'navigation to https://example.com/'],
    ['will-redirect', 'redirection to https://example.com/'],
    ['will-attach-webview', 'a webview'],
  ])('prevent %s', (event, what) => {
    const { contents, refused } = guarded();
    let isPrevented = false;
    contents.emit(event, { url: 'https://example.com/', preventDefault: () => (isPrevented = true) });
    expect(isPrevented).toBe(true);
    expect(refused).toEqual([what]);
  });

  it('deny new windows', () => {
    const { contents, refused } = guarded();
    expect(contents.openWindow({ url: 'app://parley/index.html' })).toEqual({ action: 'deny' });
    expect(refused).toEqual(['a window for app://parley/index.html']);
  });
});
