import { failed, notices, requests, type Answer, type Bridge } from './contract/index.ts';

type Listener = (event: unknown, payload: unknown) => void;

/** What of Electron's `ipcRenderer` the bridge is built on. */
export interface Wire {
  invoke(channel: string, input: unknown): Promise<unknown>;
  on(channel: string, listener: Listener): unknown;
  removeListener(channel: string, listener: Listener): unknown;
}

/** Derived from the contract: only names that stand there reach the wire. */
export function createBridge(wire: Wire): Bridge {
  const request = async (name: string, input: unknown): Promise<Answer<unknown>> => {
    if (!Object.hasOwn(requests, name)) return failed('invalid-request', `no such request: ${name}`);
    try {
      return (await wire.invoke(name, input)) as Answer<unknown>;
    } catch (error) {
      // Electron rejects where main has no handler or is going away; a page is promised a value.
      return failed('internal', String(error));
    }
  };

  const on = (name: string, listener: (payload: unknown) => void): (() => void) => {
    if (!Object.hasOwn(notices, name)) throw new Error(`no such notice: ${name}`);
    // The event stays here: it would hand the page `ipcRenderer` itself.
    const heard: Listener = (_event, payload) => listener(payload);
    wire.on(name, heard);
    return () => void wire.removeListener(name, heard);
  };

  return { request, on } as Bridge;
}
