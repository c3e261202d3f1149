import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Phone } from './support/phone.ts';

let phone: Phone;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone();
  await phone.register();
});
afterEach(() => {
  vi.useRealTimers();
});

const bob = 'sip:bob@pbx.example';
const text = { contentType: 'text/plain;charset=UTF-8', body: 'Grüße\r\nund: mehr' };

it('a message goes out of any dialog, and its answer comes back', async () => {
  const answer = phone.line.sendMessage(bob, text);
  const message = await phone.peer.next('MESSAGE');
  expect(message).toMatchObject({ startLine: `MESSAGE ${bob} SIP/2.0`, body: text.body });
  expect(message.header('To')).toBe(`<${bob}>`);
  expect(message.header('From')).toContain('<sip:alice@pbx.example>');
  expect(message.header('Content-Type')).toBe(text.contentType);
  expect(message.header('Content-Length')).toBe(String(new TextEncoder().encode(text.body).length));
  phone.peer.respond(message, 202, { contact: null });
  expect(await answer).toEqual({ status: 202 });
});

it.each([404, 415, 503, 600])('a refusal of %i is the answer', async (status) => {
  const answer = phone.line.sendMessage(bob, text);
  phone.peer.respond(await phone.peer.next('MESSAGE'), status, { contact: null });
  expect(await answer).toEqual({ status });
});

it('a challenge is answered with what main gave', async () => {
  const answer = phone.line.sendMessage(bob, text);
  const challenge = 'Proxy-Authenticate: Digest realm="pbx", nonce="1", algorithm=MD5, qop="auth"';
  const credentials = 'Digest username="alice", response="x"';
  phone.peer.respond(await phone.peer.next('MESSAGE'), 407, {
    contact: null,
    headers: [challenge],
    credentials,
  });
  const again = await phone.peer.next('MESSAGE');
  expect(again.header('Proxy-Authorization')).toBe(credentials);
  phone.peer.respond(again, 200, { contact: null });
  expect(await answer).toEqual({ status: 200 });
});

it('whose answer the connection took along is lost at once, not after 32 s', async () => {
  const answer = phone.line.sendMessage(bob, text);
  await phone.peer.next('MESSAGE');
  phone.bridge.drop();
  expect(await answer).toBe('lost');
});

it('is lost without a connection, and when it could not leave', async () => {
  phone.bridge.refuseSend = true;
  expect(await phone.line.sendMessage(bob, text)).toBe('lost');
  phone.bridge.drop();
  expect(await phone.line.sendMessage(bob, text)).toBe('lost');
});

it('without any answer is a 408 after 32 s', async () => {
  const answer = phone.line.sendMessage(bob, text);
  await phone.peer.next('MESSAGE');
  await vi.advanceTimersByTimeAsync(32_000);
  expect(await answer).toEqual({ status: 408 });
});

it('to what is no address is not found', async () => {
  expect(await phone.line.sendMessage('nobody', text)).toEqual({ status: 404 });
});

describe('a message that comes in', () => {
  it('is answered when it is kept, with who sent it and when', async () => {
    const headers = ['Date: Thu, 26 Nov 2026 09:10:00 GMT', 'P-Asserted-Identity: <tel:+4930123>'];
    phone.peer.request('MESSAGE', { headers, body: 'see you at 3', contentType: 'text/plain;charset=UTF-8' });
    expect((await phone.peer.next('MESSAGE')).status).toBe(200);
    expect(phone.messages).toEqual([
      {
        accountId: expect.any(String) as string,
        from: { address: 'sip:+4930123@pbx.example' },
        content: { kind: 'text', text: 'see you at 3', wants: [] },
        sentAt: Date.UTC(2026, 10, 26, 9, 10),
      },
    ]);
  });

  it('and cannot be kept is not said to have arrived', async () => {
    phone.keepsMessages = false;
    phone.peer.request('MESSAGE', { body: 'x', contentType: 'text/plain' });
    expect((await phone.peer.next('MESSAGE')).status).toBe(500);
  });

  it('of a type that is not understood is refused with those that are', async () => {
    phone.peer.request('MESSAGE', { body: '<b>x</b>', contentType: 'text/html' });
    const answer = await phone.peer.next('MESSAGE');
    expect(answer.status).toBe(415);
    expect(answer.header('Accept')).toBe(
      'text/plain, message/cpim, message/imdn+xml, application/im-iscomposing+xml',
    );
    expect(phone.messages).toEqual([]);
  });

  it('that is not what its type says is a bad request', async () => {
    phone.peer.request('MESSAGE', { body: 'Hello', contentType: 'message/cpim' });
    expect((await phone.peer.next('MESSAGE')).status).toBe(400);
  });
});
