import { describe, expect, it } from 'vitest';
import { createBridge, type Wire } from '../../../preload/bridge.ts';
import { requests } from '../../../preload/contract/index.ts';

class FakeWire implements Wire {
  readonly invoked: [string, unknown][] = [];
  readonly listeners = new Map<string, Set<(event: unknown, payload: unknown) => void>>();
  answer: () => Promise<unknown> = () => Promise.resolve({ ok: true, value: undefined });

  invoke(channel: string, input: unknown): Promise<unknown> {
    this.invoked.push([channel, input]);
    return this.answer();
  }

  on(channel: string, listener: (event: unknown, payload: unknown) => void): void {
    this.listeners.set(channel, (this.listeners.get(channel) ?? new Set()).add(listener));
  }

  removeListener(channel: string, listener: (event: unknown, payload: unknown) => void): void {
    this.listeners.get(channel)?.delete(listener);
  }

  receive(channel: string, event: unknown, payload: unknown): void {
    for (const listener of this.listeners.get(channel) ?? []) listener(event, payload);
  }
}

describe('bridge', () => {
  it('passes every request of the contract on', async () => {
    const wire = new FakeWire();
    const bridge = createBridge(wire);
    for (const name of Object.keys(requests)) await bridge.request(name as 'accounts:list', undefined);
    expect(wire.invoked.map(([name]) => name)).toEqual(Object.keys(requests));
  });

  it.each(['fs:read', 'toString', '__proto__', ''])('refuses the request %j', async (name) => {
    const wire = new FakeWire();
    const answer = await createBridge(wire).request(name as 'accounts:list', undefined);
    expect(answer).toMatchObject({ ok: false, failure: { reason: 'invalid-request' } });
    expect(wire.invoked).toEqual([]);
  });

  it('resolves to a failure when main does not answer', async () => {
    const wire = new FakeWire();
    wire.answer = () => Promise.reject(new Error('no handler registered'));
    const answer = await createBridge(wire).request('accounts:list', undefined);
    expect(answer).toMatchObject({ ok: false, failure: { reason: 'internal' } });
  });

  it('hands listeners the payload only, until they stop listening', () => {
    const wire = new FakeWire();
    const heard: unknown[][] = [];
    const stop = createBridge(wire).on('accounts:changed', (...all) => heard.push(all));
    wire.receive('accounts:changed', { sender: 'ipcRenderer' }, ['first']);
    stop();
    wire.receive('accounts:changed', { sender: 'ipcRenderer' }, ['second']);
    expect(heard).toEqual([[['first']]]);
  });

  it('refuses to listen to what is no notice', () => {
    const wire = new FakeWire();
    const bridge = createBridge(wire);
    expect(() => bridge.on('accounts:list' as 'accounts:changed', () => undefined)).toThrow('no such notice');
    expect(wire.listeners.size).toBe(0);
  });
});
