import { afterEach, expect, test, vi } from 'vitest';
import { serve } from '../../../../main/ipc/serve.ts';
import { TrustedSenders } from '../../../../main/ipc/trusted-senders.ts';
import { failed, phoneRequests, requests, type Handlers } from '../../../../preload/contract/index.ts';

type Listener = (event: unknown, input?: unknown) => Promise<unknown>;
const channels = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => channels.set(channel, listener) },
}));
afterEach(() => channels.clear());

const page = { sender: { id: 7 }, senderFrame: { parent: null, origin: 'app://parley' } };
const strangers = [
  { ...page, sender: { id: 8 } },
  { ...page, senderFrame: { ...page.senderFrame, parent: {} } },
  { ...page, senderFrame: { ...page.senderFrame, origin: 'https://parley' } },
  { ...page, senderFrame: null },
];

function served(handlers: Promise<Handlers>): string[] {
  const senders = new TrustedSenders('app://parley');
  senders.trust({ id: 7, once: () => undefined }, phoneRequests);
  const warnings: string[] = [];
  serve(handlers, senders, { warn: (text) => warnings.push(text), error: (text) => warnings.push(text) });
  return warnings;
}

test.each(Object.keys(requests))('%s refuses every sender that is not trusted', async (name) => {
  const warnings = served(new Promise(() => undefined));
  for (const stranger of strangers) {
    expect(await channels.get(name)?.(stranger)).toEqual(
      failed('invalid-request', 'the sender is not trusted'),
    );
  }
  expect(warnings).toHaveLength(strangers.length);
});

test('requests that come before the handlers wait for them', async () => {
  let ready: (handlers: Handlers) => void = () => undefined;
  served(new Promise((resolve) => (ready = resolve)));
  const answer = channels.get('people:list')?.(page);
  ready({ 'people:list': () => ({ ok: true, value: [] }) } as unknown as Handlers);
  expect(await answer).toEqual({ ok: true, value: [] });
});
