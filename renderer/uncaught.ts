import type { Bridge } from '../preload/contract/index.ts';

const MAX_TEXT = 4096;

/** What nobody caught goes into the log of main, where it can be found. */
export function logUncaught(window: Window, bridge: Bridge): void {
  const write = (reason: unknown): void => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    void bridge.request('log:write', { level: 'error', text: text.slice(0, MAX_TEXT) });
  };
  window.addEventListener('error', ({ error }) => write(error));
  window.addEventListener('unhandledrejection', ({ reason }) => write(reason));
}
