import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdp } from './support/fake-media.ts';
import type { Message } from './support/message.ts';
import { Phone, settle } from './support/phone.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('an INVITE that takes the place of a ringing call says so, and must not be taken for another call', async () => {
  const phone = new Phone();
  await phone.register();
  const replaces = { callId: 'c@x', toTag: 'callers', fromTag: 'ringing' };
  phone.line.place('out', 'sip:carol@10.0.0.7;transport=ws', { replaces });
  phone.perform({ type: 'invite' });
  const invite = await phone.peer.next('INVITE');
  expect(invite.startLine).toBe('INVITE sip:carol@10.0.0.7;transport=ws SIP/2.0');
  expect(invite.header('Replaces')).toBe('c@x;to-tag=callers;from-tag=ringing;early-only');
  expect(invite.header('Require')).toBe('replaces');
});

it('any other INVITE replaces nothing', async () => {
  const phone = new Phone();
  await phone.register();
  const invite = await phone.invite();
  expect(invite.headers('Replaces')).toEqual([]);
  expect(invite.headers('Require')).toEqual([]);
});

describe('a call of ours that somebody picks up', () => {
  let phone: Phone;
  let invite: Message;
  let attempts: number;
  beforeEach(async () => {
    attempts = 0;
    phone = new Phone();
    await phone.register();
    invite = await phone.invite();
    phone.peer.respond(invite, 180);
    await settle();
  });

  const tag = () => /;tag=([^;]+)/.exec(invite.header('From'))?.[1] ?? '';

  /** Carol takes the place of whoever has the tag. */
  async function take(fromTag = 'peer', more = ';early-only'): Promise<void> {
    attempts += 1;
    phone.peer.request('INVITE', {
      uri: phone.contact,
      from: '"Carol" <sip:carol@pbx.example>;tag=carol',
      callId: `picked-up-${attempts}`,
      body: sdp('carol'),
      headers: [
        `Replaces: ${invite.header('Call-ID')};to-tag=${tag()};from-tag=${fromTag}${more}`,
        'Require: replaces',
      ],
    });
    await settle();
  }

  const answer = () => phone.peer.all('INVITE').findLast(({ status }) => status >= 180)?.status;

  it('comes in as one that takes its place', async () => {
    await take();
    expect(phone.incoming).toMatchObject([{ party: { address: 'sip:carol@pbx.example' }, replaces: 'out' }]);
  });

  it('is not there any more with another tag', async () => {
    await take('another');
    expect(answer()).toBe(481);
    expect(phone.incoming).toEqual([]);
  });

  it('is busy once it has been answered, unless it is given over', async () => {
    phone.peer.respond(invite, 200, { body: sdp('peer') });
    await settle();
    await take();
    expect(answer()).toBe(486);
    await take('peer', '');
    expect(phone.incoming).toMatchObject([{ replaces: 'out' }]);
  });
});

it('a call that rings here is not replaced at this end', async () => {
  const phone = new Phone();
  await phone.register();
  await phone.ring();
  const ringing = phone.peer.all('INVITE').find(({ status }) => status === 180);
  const own = /;tag=([^;]+)/.exec(ringing?.header('To') ?? '')?.[1] ?? '';
  phone.peer.request('INVITE', {
    uri: phone.contact,
    callId: 'picked-up',
    body: sdp('carol'),
    headers: [`Replaces: call-of-bob;to-tag=${own};from-tag=bob`],
  });
  await settle();
  expect(phone.peer.all('INVITE').at(-1)?.status).toBe(481);
});
