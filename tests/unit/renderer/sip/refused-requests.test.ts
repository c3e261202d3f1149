import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdp } from './support/fake-media.ts';
import type { Message } from './support/message.ts';
import type { RequestOptions } from './support/peer.ts';
import { Phone, settle } from './support/phone.ts';

let phone: Phone;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone();
  await phone.register();
});
afterEach(() => {
  vi.useRealTimers();
});

async function answerTo(method: string, options: RequestOptions): Promise<Message> {
  phone.peer.request(method, { uri: phone.contact, ...options });
  return phone.peer.next(options.cseqMethod ?? method);
}

const multipart = (...parts: readonly string[]): string =>
  [...parts.flatMap((part) => ['--b;1', part]), '--b;1--', ''].join('\r\n');
const part = (type: string, content: string): string => `Content-Type: ${type}\r\n\r\n${content}`;
const inMultipart = 'multipart/mixed; boundary="b;1"';

describe('a request that must be refused', () => {
  it.each([
    ['INVITE', ['Require: teleportation'], 'teleportation'],
    ['INVITE', ['Require: 100rel'], '100rel'],
    ['INVITE', ['Require: 100rel', 'Supported: 100rel'], '100rel'],
    ['INVITE', ['Require: precondition, gruu', 'Require: Join'], 'precondition, Join'],
    ['OPTIONS', ['Require: teleportation'], 'teleportation'],
  ])('%s with %j says which extension is not there', async (method, headers, unsupported) => {
    const answer = await answerTo(method, { headers, body: method === 'INVITE' ? sdp('bob') : '' });
    expect([answer.status, answer.header('Unsupported')]).toEqual([420, unsupported]);
    expect(phone.incoming).toEqual([]);
  });

  it('is answered as RFC 3261 §8.2.6 wants, and its retransmission alike', async () => {
    const request = {
      headers: ['Require: x', 'Via: SIP/2.0/UDP gateway;branch=z9hG4bK0'],
      branch: 'z9hG4bKa',
    };
    const first = await answerTo('INVITE', request);
    expect(first.headers('Via')).toEqual([
      'SIP/2.0/WSS pbx.example;branch=z9hG4bKa',
      'SIP/2.0/UDP gateway;branch=z9hG4bK0',
    ]);
    expect(first.header('From')).toBe('"Bob" <sip:bob@pbx.example>;tag=bob');
    expect(first.header('To')).toMatch(/^<sip:alice@pbx.example>;tag=\S+$/);
    expect(first.header('Call-ID')).toBe('call-of-bob');
    expect(first.header('CSeq')).toBe('1 INVITE');
    expect((await answerTo('INVITE', request)).text).toBe(first.text);
  });

  it('is never an ACK nor a CANCEL', async () => {
    const before = phone.bridge.sent.length;
    phone.peer.request('ACK', { uri: phone.contact, headers: ['Require: x'] });
    await settle();
    expect(phone.bridge.sent).toHaveLength(before);
    await phone.ring({ branch: 'z9hG4bKone' });
    phone.peer.request('CANCEL', { uri: phone.contact, branch: 'z9hG4bKone', headers: ['Require: x'] });
    expect((await phone.peer.next('CANCEL')).status).toBe(200);
    expect((await phone.peer.next('INVITE')).status).toBe(487);
  });

  it.each([
    ['application/unknownformat', '<audio/>'],
    [inMultipart, multipart(part('text/plain', sdp('bob')))],
    ['multipart/mixed', multipart(part('application/sdp', sdp('bob')))],
  ])('INVITE with a body of %s is told what we take', async (contentType, body) => {
    const answer = await answerTo('INVITE', { contentType, body });
    expect([answer.status, answer.header('Accept')]).toEqual([415, 'application/sdp']);
    expect(phone.incoming).toEqual([]);
  });

  it.each([['text/nobodyKnowsThis'], ['text/plain;a=application/sdp, text/html'], ['']])(
    'INVITE that accepts only "%s"',
    async (accept) => {
      const answer = await answerTo('INVITE', { headers: [`Accept: ${accept}`], body: sdp('bob') });
      expect(answer.status).toBe(406);
      expect(phone.incoming).toEqual([]);
    },
  );

  it.each([
    ['OPTIONS', 'INVITE'],
    ['NEWMETHOD', 'INVITE'],
  ])('%s with the CSeq of %s', async (method, cseqMethod) => {
    expect((await answerTo(method, { cseqMethod })).status).toBe(400);
  });

  it('is cut off: the body is shorter than it says', async () => {
    const headers = ['Content-Length: 1000'];
    expect((await answerTo('MESSAGE', { headers, contentType: 'text/plain' })).status).toBe(400);
  });

  it('is our own message, which the server sends back to us', async () => {
    void phone.line.sendMessage('sip:alice@pbx.example', { contentType: 'text/plain', body: 'note to self' });
    const { text } = await phone.peer.next('MESSAGE');
    phone.bridge.receive(text.replace('Via: ', 'Via: SIP/2.0/WSS pbx.example;branch=z9hG4bKproxy\r\nVia: '));
    expect((await phone.peer.next('MESSAGE')).status).toBe(482);
  });

  it('is refused within a call, which goes on', async () => {
    const ok = await phone.answer();
    const within = { to: ok.header('To'), uri: phone.contact };
    phone.peer.request('INVITE', { ...within, cseq: 2, body: '<audio/>', contentType: 'audio/x' });
    const refused = await phone.peer.next('INVITE');
    expect(refused.status).toBe(415);
    expect(refused.header('To')).toBe(ok.header('To'));
    phone.peer.request('ACK', { ...within, cseq: 2 });
    phone.peer.request('INVITE', { ...within, cseq: 3, headers: ['Require: x'], body: sdp('bob') });
    expect((await phone.peer.next('INVITE')).status).toBe(420);
    phone.peer.request('ACK', { ...within, cseq: 3 });
    phone.peer.request('INVITE', { ...within, cseq: 4, body: sdp('bob-2') });
    expect((await phone.peer.next('INVITE')).status).toBe(200);
    expect(phone.eventNames).toEqual(['established']);
    expect(phone.media.steps).toEqual(['accept bob', 'accept bob-2']);
  });
});

describe('a request that may look odd but is in order', () => {
  it.each([
    ['Accept: application/*'],
    ['Accept: text/plain, application/sdp;level=1'],
    ['Require: outbound'],
    ['Require:'],
  ])('rings with %s', async (header) => {
    await phone.ring({ headers: [header] });
    expect(phone.incoming).toHaveLength(1);
  });

  it('has its offer among other parts', async () => {
    const body = multipart(part('text/plain', 'hello'), part('application/sdp;a=1', sdp('parts')));
    await phone.ring({ body, contentType: inMultipart });
    phone.perform({ type: 'accept' }, 'incoming-1');
    expect((await phone.peer.next('INVITE')).status).toBe(200);
    expect(phone.media.steps).toEqual(['accept parts']);
  });

  it('has a body that may be ignored, and no offer', async () => {
    const headers = ['Content-Disposition: render;handling=optional'];
    await phone.ring({ body: 'hello', contentType: 'text/plain', headers });
    phone.perform({ type: 'accept' }, 'incoming-1');
    expect((await phone.peer.next('INVITE')).body).toBe(sdp('phone1-offer-1'));
  });
});
