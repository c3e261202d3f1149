import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readPidf } from '../../../../renderer/sip/documents/read-pidf.ts';
import type { Message } from './support/message.ts';
import { Phone, settle } from './support/phone.ts';

let phone: Phone;
beforeEach(() => {
  vi.useFakeTimers();
  phone = new Phone();
});
afterEach(() => {
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
const next = () => phone.peer.next('PUBLISH');
const count = () => phone.peer.all('PUBLISH').length;

async function accept(publish: Message, tag: string, expires = 1800): Promise<void> {
  phone.peer.respond(publish, 200, { contact: null, headers: [`SIP-ETag: ${tag}`, `Expires: ${expires}`] });
  await settle();
}

async function refuse(publish: Message, status: number, ...headers: string[]): Promise<void> {
  phone.peer.respond(publish, status, { contact: null, headers });
  await settle();
}

/** Registered and published. */
async function publish(tag = 'first'): Promise<void> {
  phone.line.publish({ state: 'available' });
  await phone.register();
  await accept(await next(), tag);
}

it('publishes when the server knows us', async () => {
  phone.line.publish({ state: 'busy', note: 'Thinking' });
  await settle();
  expect(count()).toBe(0);
  await phone.register();
  const message = await next();
  expect(message.startLine).toBe('PUBLISH sip:alice@pbx.example SIP/2.0');
  expect(message.header('Event')).toBe('presence');
  expect(message.header('Content-Type')).toBe('application/pidf+xml');
  expect(message.header('SIP-If-Match')).toBe('');
  expect(readPidf(message.body)).toEqual({ state: 'busy', note: 'Thinking' });
});

it('a change goes out with the tag of the last answer', async () => {
  await publish();
  phone.line.publish({ state: 'away' });
  const change = await next();
  expect(change.header('SIP-If-Match')).toBe('first');
  expect(readPidf(change.body)).toEqual({ state: 'away' });
});

it('the same again is not said again', async () => {
  await publish();
  phone.line.publish({ state: 'available' });
  await settle();
  expect(count()).toBe(1);
});

it('one request at a time; of what changes meanwhile, the last counts', async () => {
  phone.line.publish({ state: 'available' });
  await phone.register();
  const first = await next();
  for (const state of ['on-a-call', 'away', 'busy'] as const) phone.line.publish({ state });
  await settle();
  expect(count()).toBe(1);
  await accept(first, 'first');
  const second = await next();
  expect(second.header('SIP-If-Match')).toBe('first');
  expect(readPidf(second.body)).toEqual({ state: 'busy' });
  await accept(second, 'second');
  expect(count()).toBe(2);
});

it('is refreshed before it expires, without a body', async () => {
  await publish();
  await seconds(1_490);
  const refresh = await next();
  expect(refresh.header('SIP-If-Match')).toBe('first');
  expect(refresh.body).toBe('');
  await accept(refresh, 'second');
  phone.line.publish({ state: 'busy' });
  expect((await next()).header('SIP-If-Match')).toBe('second');
});

it('412: the server has forgotten it, so it gets all of it', async () => {
  await publish();
  phone.line.publish({ state: 'busy' });
  await refuse(await next(), 412);
  const whole = await next();
  expect(whole.header('SIP-If-Match')).toBe('');
  expect(readPidf(whole.body)).toEqual({ state: 'busy' });
});

it('423: it is published for longer', async () => {
  phone.line.publish({ state: 'available' });
  await phone.register();
  await refuse(await next(), 423, 'Min-Expires: 3600');
  expect((await next()).header('Expires')).toBe('3600');
});

it('after a failure it is tried again: SIP.js would throw, and never publish again', async () => {
  await publish();
  phone.line.publish({ state: 'busy' });
  await refuse(await next(), 503, 'Retry-After: 10');
  phone.line.publish({ state: 'away' });
  await seconds(9);
  expect(count()).toBe(2);
  await seconds(2);
  const again = await next();
  expect(readPidf(again.body)).toEqual({ state: 'away' });
});

it.each([404, 405, 489])('%i: the server takes none, until the next connection', async (status) => {
  phone.line.publish({ state: 'available' });
  await phone.register();
  await refuse(await next(), status);
  phone.line.publish({ state: 'busy' });
  await seconds(400);
  expect(count()).toBe(1);
  await phone.reconnect();
  await next();
});

it('on a new connection it is said again, with the tag that a server which went on still knows', async () => {
  await publish();
  await phone.reconnect();
  const again = await next();
  expect(again.header('SIP-If-Match')).toBe('first');
  expect(readPidf(again.body)).toEqual({ state: 'available' });
});

it('stopping takes it back', async () => {
  await publish();
  void phone.line.stop();
  const last = await next();
  expect(last.header('Expires')).toBe('0');
  expect(last.header('SIP-If-Match')).toBe('first');
  expect(last.body).toBe('');
});

it('a tag that would break the header is none', async () => {
  phone.line.publish({ state: 'available' });
  await phone.register();
  await accept(await next(), 'a b,c');
  phone.line.publish({ state: 'busy' });
  expect((await next()).header('SIP-If-Match')).toBe('');
});
