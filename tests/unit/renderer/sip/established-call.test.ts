import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdp } from './support/fake-media.ts';
import type { Message } from './support/message.ts';
import { Phone, settle } from './support/phone.ts';

let phone: Phone;
let invite: Message;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone();
  await phone.register();
  invite = await phone.call();
});
afterEach(() => {
  vi.useRealTimers();
});

const hold = { type: 'renegotiate', hold: true } as const;
const resume = { type: 'renegotiate', hold: false } as const;

describe('hold', () => {
  it('is offered by re-INVITE, and taken back by another', async () => {
    phone.perform(hold);
    const held = await phone.peer.next('INVITE');
    expect(held.body).toBe(sdp('phone1-offer-2-held'));
    phone.peer.respond(held, 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'renegotiated', held: true });
    phone.perform(resume);
    const resumed = await phone.peer.next('INVITE');
    expect(resumed.body).toBe(sdp('phone1-offer-3'));
    phone.peer.respond(resumed, 200, { body: sdp('peer') });
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'renegotiated', held: false });
  });

  it.each([488, 500, 302])(
    'that is refused with %i is rolled back and kept on our side alone: nobody on hold hears what is said to others',
    async (status) => {
      phone.perform(hold);
      phone.peer.respond(await phone.peer.next('INVITE'), status);
      await settle();
      expect(phone.events.slice(-2)).toEqual([
        { type: 'renegotiated', held: true },
        { type: 'warned', warning: 'hold-refused' },
      ]);
      expect(phone.media).toMatchObject({ state: 'stable', held: false, quiet: true });

      phone.perform(resume);
      await settle();
      expect(phone.events.at(-1)).toEqual({ type: 'renegotiated', held: false });
      expect(phone.media.quiet).toBe(false);
      expect(phone.peer.all('INVITE')).toHaveLength(2);

      phone.perform(hold);
      phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer') });
      await settle();
      expect(phone.events.at(-1)).toEqual({ type: 'renegotiated', held: true });
      expect(phone.media.quiet).toBe(false);
      expect(phone.peer.all('BYE')).toEqual([]);
    },
  );

  it('that the other side does not let go of stays', async () => {
    phone.perform(hold);
    phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    phone.perform(resume);
    phone.peer.respond(await phone.peer.next('INVITE'), 488);
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'resume-failed' });
    expect(phone.media.held).toBe(true);
  });

  it('that is taken back while it is being refused does not stay', async () => {
    phone.perform(hold);
    const held = await phone.peer.next('INVITE');
    phone.perform(resume);
    phone.perform(hold);
    phone.perform(resume);
    phone.peer.respond(held, 488);
    phone.peer.respond(await phone.peer.next('INVITE'), 488);
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'renegotiated', held: false });
    expect(phone.media.quiet).toBe(false);
    // Who does not want to hear of a hold is not told of its end.
    expect(phone.peer.all('INVITE')).toHaveLength(3);
  });

  it('is tried again 2.1 to 4 s after a 491 when the call is ours', async () => {
    phone.random = 0;
    phone.perform(hold);
    phone.peer.respond(await phone.peer.next('INVITE'), 491);
    await vi.advanceTimersByTimeAsync(2_090);
    expect(phone.peer.all('INVITE')).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(20);
    phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer') });
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'renegotiated', held: true });
  });

  it('gives up when every try meets a 491', async () => {
    phone.perform(hold);
    for (let turn = 0; turn < 7; turn += 1) {
      phone.peer.respond(await phone.peer.next('INVITE'), 491);
      await vi.advanceTimersByTimeAsync(4_000);
    }
    expect(phone.events.at(-1)).toEqual({ type: 'warned', warning: 'hold-refused' });
    expect(phone.peer.all('INVITE')).toHaveLength(8);
  });

  it('waits until the other side has finished its own re-INVITE', async () => {
    phone.peer.within(invite, 'INVITE', { body: sdp('peer-2'), cseq: 1 });
    const ok = await phone.peer.next('INVITE');
    expect(ok.status).toBe(200);
    phone.perform(hold);
    await settle();
    expect(phone.peer.all('INVITE').filter(({ status }) => status === 0)).toHaveLength(1);
    phone.peer.within(invite, 'ACK', { cseq: 1 });
    await vi.advanceTimersByTimeAsync(4_000);
    expect((await phone.peer.next('INVITE')).body).toBe(sdp('phone1-offer-2-held'));
  });

  it('survives that the other side offers while our offer is being made', async () => {
    phone.perform(hold);
    phone.peer.within(invite, 'INVITE', { body: sdp('peer-2'), cseq: 1 });
    const answer = await phone.peer.next('INVITE');
    expect(answer.status).toBe(200);
    phone.peer.within(invite, 'ACK', { cseq: 1 });
    await vi.advanceTimersByTimeAsync(4_000);
    phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer-2') });
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'renegotiated', held: true });
    expect(phone.media.state).toBe('stable');
  });

  it.each([481, 408])('that is answered %i means that the call is gone', async (status) => {
    phone.perform(hold);
    phone.peer.respond(await phone.peer.next('INVITE'), status);
    await settle();
    expect(phone.events.at(-1)).toMatchObject({ type: 'failed', reason: 'connection-lost' });
  });

  it('that gets 100 and no more means so too', async () => {
    phone.perform(hold);
    const reinvite = await phone.peer.next('INVITE');
    phone.peer.respond(reinvite, 100);
    await vi.advanceTimersByTimeAsync(40_001);
    phone.peer.respond(reinvite, 488); // too late
    await settle();
    expect(phone.events.at(-1)).toMatchObject({ type: 'failed', reason: 'connection-lost' });
  });

  it('whose answer was lost with the connection is offered again on the next', async () => {
    phone.perform(hold);
    await phone.peer.next('INVITE');
    await phone.reconnect();
    const again = await phone.peer.next('INVITE');
    expect(again.body).toBe(sdp('phone1-offer-3-held'));
    phone.peer.respond(again, 200, { body: sdp('peer') });
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'renegotiated', held: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phone.event('failed')).toBeUndefined();
  });

  it('pressed without a connection is offered when it is back', async () => {
    phone.bridge.drop();
    phone.perform(hold);
    await settle();
    phone.bridge.connect();
    expect((await phone.peer.next('INVITE')).body).toBe(sdp('phone1-offer-2-held'));
  });
});

describe('the other side', () => {
  it('may offer again: it is answered, held as we are', async () => {
    phone.perform(hold);
    phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer') });
    await settle();
    phone.peer.within(invite, 'INVITE', {
      body: sdp('peer-2'),
      headers: ['P-Asserted-Identity: "Dora" <sip:dora@pbx.example>'],
    });
    expect((await phone.peer.next('INVITE')).body).toBe(sdp('phone1-answer-held'));
    await settle();
    expect(phone.event('identified')?.party).toEqual({
      address: 'sip:dora@pbx.example',
      displayName: 'Dora',
    });
  });

  it('may ask for our offer', async () => {
    phone.peer.within(invite, 'INVITE', { cseq: 1 });
    expect((await phone.peer.next('INVITE')).body).toBe(sdp('phone1-offer-2'));
    phone.peer.within(invite, 'ACK', { cseq: 1, body: sdp('peer-2') });
    await settle();
    expect(phone.media.steps.at(-1)).toBe('answer peer-2');
  });

  it('is refused an offer without audio, and the call goes on', async () => {
    phone.peer.within(invite, 'INVITE', { body: 'v=0\r\nm=image 9 udptl t38\r\n', cseq: 1 });
    expect((await phone.peer.next('INVITE')).status).toBe(488);
    phone.perform(hold);
    expect((await phone.peer.next('INVITE')).body).toBe(sdp('phone1-offer-2-held'));
  });

  it('is heard to hold', async () => {
    phone.media.listener.onRemoteHold(true);
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'remote-hold', held: true });
  });

  it('cannot stop the phone with a request at which SIP.js throws', () => {
    expect(() => phone.peer.within(invite, 'PRACK')).not.toThrow();
    expect(phone.logged.join()).toContain('Unimplemented');
  });

  it('cannot make us dial by REFER', async () => {
    phone.peer.within(invite, 'REFER', { headers: ['Refer-To: <sip:premium@evil.example>'] });
    expect((await phone.peer.next('REFER')).status).toBe(202);
    await settle();
    expect(phone.peer.all('INVITE')).toHaveLength(1);
  });

  it.each(['INFO', 'NOTIFY'])('gets an answer to %s', async (method) => {
    phone.peer.within(invite, method, { headers: ['Event: refer', 'Subscription-State: active'] });
    expect((await phone.peer.next(method)).status).toBe(200);
  });

  it('hears that a message within the call arrived when it is kept, and not before', async () => {
    const hello = { body: 'hello', contentType: 'text/plain' };
    phone.peer.within(invite, 'MESSAGE', hello);
    expect((await phone.peer.next('MESSAGE')).status).toBe(200);
    expect(phone.messages).toMatchObject([
      { from: { address: 'sip:bob@pbx.example' }, content: { kind: 'text', text: 'hello' } },
    ]);
    phone.keepsMessages = false;
    phone.peer.within(invite, 'MESSAGE', { ...hello, cseq: 3 });
    expect((await phone.peer.next('MESSAGE')).status).toBe(500);
  });
});

describe('after the connection was lost', () => {
  it('the call goes on, and the other side learns where we are', async () => {
    await phone.reconnect();
    const refresh = await phone.peer.next('INVITE');
    expect(refresh.header('To')).toContain('tag=peer');
    phone.peer.respond(refresh, 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    await settle();
    expect(phone.eventNames).toEqual(['established']);
  });

  it('new ICE credentials go along when the media is gone too: the network is another one', async () => {
    phone.media.listener.onConnection('connected');
    phone.media.isConnected = false;
    await phone.reconnect();
    await phone.peer.next('INVITE');
    expect(phone.media.steps.at(-1)).toBe('offer with restart');
  });

  it('a network that changes again meanwhile gets credentials of its own', async () => {
    phone.media.listener.onConnection('connected');
    phone.media.isConnected = false;
    await phone.reconnect();
    const first = await phone.peer.next('INVITE');
    phone.bridge.move('10.0.0.5');
    phone.peer.respond(first, 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    await phone.peer.next('INVITE');
    expect(phone.media.steps.filter((step) => step === 'offer with restart')).toHaveLength(2);
  });

  it('a refused refresh does no harm', async () => {
    await phone.reconnect();
    phone.peer.respond(await phone.peer.next('INVITE'), 500);
    await settle();
    expect(phone.eventNames).toEqual(['established']);
    expect(phone.media.state).toBe('stable');
  });

  it('a call that the other side has forgotten is over', async () => {
    await phone.reconnect();
    phone.peer.respond(await phone.peer.next('INVITE'), 481);
    await settle();
    expect(phone.events.at(-1)).toMatchObject({ type: 'failed', reason: 'connection-lost' });
  });

  it('is refreshed also where the registrar refuses us', async () => {
    phone.bridge.drop();
    await settle();
    phone.bridge.connect();
    phone.peer.respond(await phone.peer.next('REGISTER'), 403);
    await phone.peer.next('INVITE');
  });

  it('we hang up with a BYE that goes out when the connection is back', async () => {
    phone.bridge.drop();
    phone.perform({ type: 'bye' });
    await settle();
    expect(phone.eventNames.at(-1)).toBe('closed');
    expect(phone.media.closed).toBe(true);
    expect(phone.peer.all('BYE')).toEqual([]);
    phone.bridge.connect();
    await phone.peer.next('BYE');
    await settle();
    expect(phone.peer.all('INVITE')).toHaveLength(1);
  });

  it('we can still hang up in the usual way', async () => {
    await phone.reconnect();
    phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer') });
    await settle();
    phone.perform({ type: 'bye' });
    await phone.peer.next('BYE');
  });
});

describe('hanging up', () => {
  it('lets the microphone go at once, whatever the other side does', () => {
    phone.perform({ type: 'bye' });
    expect(phone.media.closed).toBe(true);
  });

  it('while our re-INVITE is open does not open the microphone again', async () => {
    phone.perform(hold);
    const reinvite = await phone.peer.next('INVITE');
    phone.perform({ type: 'bye' });
    await settle();
    phone.peer.respond(reinvite, 200, { body: sdp('peer') });
    await settle();
    expect(phone.medias).toHaveLength(1);
    expect(phone.media.closed).toBe(true);
  });
});

describe('media that fails', () => {
  const restart = sdp('phone1-offer-2');

  const restarted = async (): Promise<Message> => {
    const reinvite = await phone.peer.next('INVITE');
    expect(reinvite.body).toBe(restart);
    expect(phone.media.steps.at(-1)).toBe('offer with restart');
    return reinvite;
  };
  const accept = async (reinvite: Message): Promise<void> => {
    phone.peer.respond(reinvite, 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    await settle();
  };
  const reinvites = (): number => phone.peer.all('INVITE').length - 1;

  it.each([
    ['before it ever came up', []],
    ['later', ['connected']],
  ] as const)('%s is offered anew, once', async (_name, before) => {
    for (const state of before) phone.media.listener.onConnection(state);
    phone.media.listener.onConnection('failed');
    await accept(await restarted());
    expect(phone.event('failed')).toBeUndefined();
    phone.media.listener.onConnection('failed');
    await settle();
    expect(phone.events.at(-1)).toMatchObject({ type: 'failed', reason: 'media-failed' });
  });

  it('is offered anew each time when it came back in between', async () => {
    phone.media.listener.onConnection('failed');
    await accept(await restarted());
    phone.media.listener.onConnection('connected');
    phone.media.listener.onConnection('failed');
    await phone.peer.next('INVITE');
    expect(phone.media.steps.at(-1)).toBe('offer with restart');
    expect(phone.event('failed')).toBeUndefined();
  });

  it('that is lost for a while is offered anew; a short loss heals by itself', async () => {
    phone.media.listener.onConnection('connected');
    phone.media.listener.onConnection('disconnected');
    await vi.advanceTimersByTimeAsync(1_400);
    phone.media.listener.onConnection('connected');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reinvites()).toBe(0);
    phone.media.listener.onConnection('disconnected');
    phone.media.isConnected = false;
    await vi.advanceTimersByTimeAsync(1_500);
    await restarted();
  });

  it('that is not up 5 s after the answer is offered anew', async () => {
    phone.media.isConnected = false;
    await vi.advanceTimersByTimeAsync(4_900);
    expect(reinvites()).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    await restarted();
  });

  it('that came up in time is left alone', async () => {
    phone.media.listener.onConnection('connected');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(reinvites()).toBe(0);
  });

  it('fails while the connection is away: the offer waits for it, and the call goes on', async () => {
    phone.media.listener.onConnection('connected');
    phone.bridge.drop();
    phone.media.listener.onConnection('disconnected');
    phone.media.isConnected = false;
    await vi.advanceTimersByTimeAsync(2_000);
    phone.media.listener.onConnection('failed');
    await settle();
    expect(phone.event('failed')).toBeUndefined();
    phone.bridge.connect();
    await restarted();
  });

  it('whose new offer is refused ends the call only when there is nothing left to hear', async () => {
    phone.media.listener.onConnection('connected');
    phone.bridge.move('192.0.2.7');
    phone.peer.respond(await restarted(), 488);
    await settle();
    expect(phone.event('failed')).toBeUndefined();
    phone.media.listener.onConnection('failed');
    phone.peer.respond(await phone.peer.next('INVITE'), 488);
    await settle();
    expect(phone.events.at(-1)).toMatchObject({ type: 'failed', reason: 'media-failed' });
  });

  it('nothing is offered after the call', async () => {
    phone.media.isConnected = false;
    phone.media.listener.onConnection('disconnected');
    phone.perform({ type: 'bye' });
    phone.peer.respond(await phone.peer.next('BYE'), 200);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reinvites()).toBe(0);
  });
});

describe('a computer whose addresses change', () => {
  it('offers new ICE credentials at once when one is gone: nobody waits until the media is missed', async () => {
    phone.media.listener.onConnection('connected');
    phone.bridge.move('192.0.2.7');
    await phone.peer.next('INVITE');
    expect(phone.media.steps.at(-1)).toBe('offer with restart');
  });

  it('and is without a connection for a moment sends one offer when it is back, not two', async () => {
    phone.media.listener.onConnection('connected');
    phone.bridge.drop();
    phone.bridge.move('192.0.2.7');
    phone.bridge.connect();
    phone.peer.grant(await phone.peer.next('REGISTER'));
    phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(phone.media.steps.filter((step) => step === 'offer with restart')).toHaveLength(1);
    expect(phone.peer.all('INVITE')).toHaveLength(2);
  });

  it('does nothing for a further one while the media is up', async () => {
    phone.media.listener.onConnection('connected');
    phone.bridge.move();
    await settle();
    expect(phone.peer.all('INVITE')).toHaveLength(1);
  });

  it('takes a further one when the media is lost', async () => {
    phone.media.listener.onConnection('connected');
    phone.media.isConnected = false;
    phone.bridge.move();
    await phone.peer.next('INVITE');
    expect(phone.media.steps.at(-1)).toBe('offer with restart');
  });
});

describe('a TURN server that refuses', () => {
  it('is reported, and the call goes on', async () => {
    phone.media.listener.onWarning('relay-password');
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'warned', warning: 'relay-password' });
    expect(phone.peer.all('BYE')).toEqual([]);
  });
});

describe('tones', () => {
  it('go out as telephone-events where the other side knows them', async () => {
    phone.perform({ type: 'send-tones', tones: '12,#' });
    await settle();
    expect(phone.media.tones).toEqual(['12,#']);
  });

  it('go out by INFO where it does not, one after the other, with pauses', async () => {
    phone.media.canSendTones = false;
    phone.perform({ type: 'send-tones', tones: '5,*' });
    phone.perform({ type: 'send-tones', tones: '#' });
    const first = await phone.peer.next('INFO');
    expect(first.header('Content-Type')).toBe('application/dtmf-relay');
    expect(first.body).toBe('Signal=5\r\nDuration=160');
    await vi.advanceTimersByTimeAsync(2_200);
    expect(phone.peer.all('INFO')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(phone.peer.all('INFO')).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(300);
    expect(phone.peer.all('INFO').map(({ body }) => body[7])).toEqual(['5', '*', '#']);
  });
});
