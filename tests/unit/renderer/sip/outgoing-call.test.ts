import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdp } from './support/fake-media.ts';
import { Phone, settle } from './support/phone.ts';

let phone: Phone;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone({ displayName: 'Alice' });
  await phone.register();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an outgoing call', () => {
  it('waits for nothing that main knows: its ICE servers are known since it was registered', async () => {
    phone.bridge.withholdIceServers = true;
    expect((await phone.invite()).body).toBe(sdp('phone1-offer-1'));
    expect(phone.bridge.requested.filter((name) => name === 'media:ice-servers')).toHaveLength(2);
  });

  it('knows the ICE servers of an account that was changed, where its line stays', async () => {
    const asked = (): number => phone.bridge.requested.filter((name) => name === 'media:ice-servers').length;
    expect(asked()).toBe(1);
    phone.bridge.changeAccounts();
    expect(asked()).toBe(2);
    void phone.line.stop();
    phone.bridge.changeAccounts();
    expect(asked()).toBe(2);
  });

  it('says in the turn of the click that a description is made, so that nothing is drawn before it', async () => {
    phone.line.place('out', 'sip:bob@pbx.example');
    phone.perform({ type: 'invite' });
    expect(phone.described).toHaveLength(1);
    await Promise.all(phone.described);
    // Whoever waits for it too has its turn after that.
    await settle();
    expect(phone.peer.all('INVITE')).toHaveLength(1);
  });

  it('rings, is answered, and is ended by us', async () => {
    const invite = await phone.invite();
    expect(invite.startLine).toBe('INVITE sip:bob@pbx.example SIP/2.0');
    expect(invite.header('Call-ID')).toBe('out');
    expect(invite.body).toBe(sdp('phone1-offer-1'));
    phone.peer.respond(invite, 180);
    await settle();
    phone.peer.respond(invite, 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    await settle();
    expect(phone.events).toEqual([
      { type: 'progress', earlyMedia: false },
      { type: 'established', at: Date.now() },
    ]);
    expect(phone.line.soundOf('out')).toBe(phone.media);
    phone.perform({ type: 'bye' });
    await phone.peer.next('BYE');
    await settle();
    expect(phone.event('closed')).toBeDefined();
    expect(phone.media.closed).toBe(true);
    expect(phone.line.soundOf('out')).toBeUndefined();
  });

  it.each(['sip:*43@pbx.example', 'sip:*72%23@pbx.example', 'sip:+4930123@pbx.example'])(
    'dials %s as it is',
    async (target) => {
      expect((await phone.invite(target)).startLine).toBe(`INVITE ${target} SIP/2.0`);
    },
  );

  it('says that what was dialled is no address', async () => {
    phone.line.place('out', 'tel:123');
    phone.perform({ type: 'invite' });
    expect(phone.events).toEqual([]); // never within the command itself
    await settle();
    expect(phone.event('failed')).toMatchObject({ reason: 'invalid-number' });
  });

  it.each([486, 404, 603, 503])('reports %i', async (status) => {
    phone.peer.respond(await phone.invite(), status, {
      headers: ['Contact: <sip:elsewhere@x>'],
      contact: null,
    });
    await settle();
    expect(phone.events).toEqual([{ type: 'rejected', status, at: Date.now() }]);
    expect(phone.media.closed).toBe(true);
  });

  it('is refused at once without a connection', async () => {
    phone.bridge.drop();
    phone.line.place('out', 'sip:bob@pbx.example');
    phone.perform({ type: 'invite' });
    await settle();
    expect(phone.event('failed')).toMatchObject({ reason: 'no-connection' });
    expect(phone.medias).toEqual([]);
  });

  it('says why there is no microphone', async () => {
    phone.mediaFails = 'microphone-denied';
    phone.line.place('out', 'sip:bob@pbx.example');
    phone.perform({ type: 'invite' });
    await settle();
    expect(phone.events).toEqual([{ type: 'failed', reason: 'microphone-denied', at: Date.now() }]);
    expect(phone.peer.all('INVITE')).toEqual([]);
  });

  it('rings although 180 has neither Contact nor To tag', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 180, { contact: null, toTag: null });
    await settle();
    expect(phone.eventNames).toEqual(['progress']);
    phone.peer.respond(invite, 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    await settle();
    expect(phone.event('established')).toBeDefined();
  });

  it('sends ACK and BYE to the Contact of the 200, not to that of the 180', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 180, { contact: null });
    await settle();
    phone.peer.respond(invite, 200, { body: sdp('peer'), contact: '<sip:true@10.0.0.9>' });
    expect((await phone.peer.next('ACK')).startLine).toBe('ACK sip:true@10.0.0.9 SIP/2.0');
    await settle();
    phone.perform({ type: 'bye' });
    expect((await phone.peer.next('BYE')).startLine).toBe('BYE sip:true@10.0.0.9 SIP/2.0');
  });

  it('follows the Contact of the answer to a re-INVITE', async () => {
    await phone.call();
    phone.perform({ type: 'renegotiate', hold: true });
    phone.peer.respond(await phone.peer.next('INVITE'), 200, {
      body: sdp('x'),
      contact: '<sip:moved@10.0.0.8>',
    });
    await settle();
    phone.perform({ type: 'bye' });
    expect((await phone.peer.next('BYE')).startLine).toBe('BYE sip:moved@10.0.0.8 SIP/2.0');
  });

  it('comes up although the 200 has no Contact', async () => {
    phone.peer.respond(await phone.invite(), 200, { body: sdp('peer'), contact: null });
    expect((await phone.peer.next('ACK')).startLine).toBe('ACK sip:bob@pbx.example SIP/2.0');
  });

  it('plays early media, and keeps it when the same branch answers', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 183, { body: sdp('peer') });
    await settle();
    expect(phone.event('progress')).toEqual({ type: 'progress', earlyMedia: true });
    phone.peer.respond(invite, 180);
    phone.peer.respond(invite, 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    await settle();
    expect(phone.event('established')).toBeDefined();
    expect(phone.media.steps).toEqual(['offer', 'answer peer']);
    expect(phone.peer.all('INVITE')).toHaveLength(1);
  });

  it('survives that another branch answers than the one that was heard: new media is offered to it', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 183, { body: sdp('announcement'), toTag: 'one' });
    await settle();
    phone.perform({ type: 'set-microphone', live: false });
    phone.peer.respond(invite, 200, { body: sdp('person'), toTag: 'two' });
    await phone.peer.next('ACK');
    const reinvite = await phone.peer.next('INVITE');
    expect(reinvite.header('To')).toContain('tag=two');
    expect(reinvite.body).toBe(sdp('phone2-offer-1'));
    phone.peer.respond(reinvite, 200, { body: sdp('person') });
    await phone.peer.next('ACK');
    await settle();
    expect(phone.events.filter(({ type }) => type !== 'progress')).toEqual([
      { type: 'established', at: Date.now() },
    ]);
    expect(phone.medias.map(({ closed }) => closed)).toEqual([true, false]);
    expect(phone.media.microphone).toBe(false);
    expect(phone.peer.all('BYE')).toEqual([]);
  });

  it('ends a second 200 with ACK and BYE and keeps the first', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 200, { body: sdp('one'), toTag: 'one' });
    await phone.peer.next('ACK');
    phone.peer.respond(invite, 200, { body: sdp('two'), toTag: 'two' });
    expect((await phone.peer.next('ACK')).header('To')).toContain('tag=two');
    expect((await phone.peer.next('BYE')).header('To')).toContain('tag=two');
    await settle();
    expect(phone.eventNames).toEqual(['established']);
  });

  it.each([
    ['without audio', sdp('peer', 0)],
    ['without SDP', ''],
  ])('fails when the answer is %s', async (_name, body) => {
    phone.peer.respond(await phone.invite(), 200, { body });
    await phone.peer.next('BYE');
    await settle();
    expect(phone.events).toEqual([{ type: 'failed', reason: 'media-failed', at: Date.now() }]);
  });

  it('is cancelled as soon as that is allowed', async () => {
    const invite = await phone.invite();
    phone.perform({ type: 'cancel' });
    await settle();
    expect(phone.peer.all('CANCEL')).toEqual([]);
    phone.peer.respond(invite, 180);
    phone.peer.respond(await phone.peer.next('CANCEL'), 200);
    phone.peer.respond(invite, 487);
    await settle();
    expect(phone.events.at(-1)).toMatchObject({ type: 'rejected', status: 487 });
  });

  it('that rings is over when after a reconnect none of those who rang knows of it', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 180, { toTag: 'desk' });
    phone.peer.respond(invite, 180, { toTag: 'mobile' });
    phone.peer.respond(invite, 180, { toTag: null });
    await settle();
    await phone.reconnect();
    phone.peer.respond(await phone.peer.next('OPTIONS'), 481);
    await settle();
    expect(phone.event('failed')).toBeUndefined();
    phone.peer.respond(await phone.peer.next('OPTIONS'), 481);
    await settle();
    expect(phone.event('failed')).toMatchObject({ reason: 'connection-lost' });
    expect(phone.peer.all('OPTIONS')).toHaveLength(2);
  });

  it('lets the microphone go as soon as it is cancelled', async () => {
    phone.peer.respond(await phone.invite(), 180);
    await settle();
    phone.perform({ type: 'cancel' });
    expect(phone.media.closed).toBe(true);
  });

  it('is over 32 s after a CANCEL that the other side ignores', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 180);
    await settle();
    phone.perform({ type: 'cancel' });
    await vi.advanceTimersByTimeAsync(32_001);
    expect(phone.eventNames.at(-1)).toBe('closed');
  });

  it('is ended by BYE when the 200 crossed our CANCEL', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 180);
    await settle();
    phone.perform({ type: 'cancel' });
    phone.peer.respond(invite, 200, { body: sdp('peer') });
    await phone.peer.next('BYE');
    await settle();
    expect(phone.eventNames.at(-1)).toBe('closed');
  });

  it('tells who answered', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 200, {
      body: sdp('peer'),
      headers: ['P-Asserted-Identity: <tel:+4930123>, "Carol" <sip:carol@pbx.example>'],
    });
    await settle();
    expect(phone.event('identified')?.party).toEqual({ address: 'sip:+4930123@pbx.example' });
  });
});

describe('what the server does with a call', () => {
  it.each([
    [181, 'forwarded'],
    [182, 'queued'],
  ])('is told: %i', async (status, news) => {
    phone.peer.respond(await phone.invite(), status);
    await settle();
    expect(phone.events).toEqual([{ type: 'progress', earlyMedia: false, news }]);
  });

  it.each([
    ['one', ['<sip:carol@pbx.example;transport=ws?Subject=x>'], { address: 'sip:carol@pbx.example' }],
    [
      'another server, its port and security with it',
      ['<sips:carol:secret@[2001:db8::1]:5071;transport=tcp?Subject=x>'],
      { address: 'sip:carol@[2001:db8::1]' },
      'sips:carol@[2001:db8::1]:5071',
    ],
    [
      'the one that is wanted most',
      ['<sip:dan@pbx.example>;q=0.2, "Carol" <sip:carol@pbx.example>;q=0.9'],
      { address: 'sip:carol@pbx.example', displayName: 'Carol' },
    ],
    ['a number', ['<tel:+4930555>'], { address: 'sip:+4930555@pbx.example' }],
    ['a web page', ['<https://pbx.example/>'], undefined],
    ['nobody', [], undefined],
  ])('may be to send it to %s', async (_name, contacts, party, target = party?.address) => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 302, {
      contact: null,
      headers: contacts.map((contact) => `Contact: ${contact}`),
    });
    await settle();
    const rejected = { type: 'rejected', status: 302, at: Date.now() };
    expect(phone.events).toEqual([
      party === undefined ? rejected : { ...rejected, movedTo: { party, target } },
    ]);
    expect(phone.peer.all('INVITE').filter(({ status }) => status === 0)).toHaveLength(1);
  });
});

describe('the display name', () => {
  it('cannot break the header or inject another', async () => {
    const hostile = new Phone({ displayName: 'Al "X" \\ice\r\nX-Evil: yes' });
    await hostile.register();
    const invite = await hostile.invite();
    expect(invite.header('From')).toMatch(/^"Al \\"X\\" \\\\ice X-Evil: yes" <sip:alice@pbx\.example>;tag=/);
    expect(invite.headers('X-Evil')).toEqual([]);
  });

  it('rings on when the media of an announcement fails, and gets new media with the answer', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 183, { body: sdp('announcement'), toTag: 'announcement' });
    await settle();
    phone.media.listener.onConnection('failed');
    await settle();
    expect(phone.peer.all('CANCEL')).toEqual([]);
    phone.peer.respond(invite, 200, { body: sdp('announcement'), toTag: 'announcement' });
    await phone.peer.next('ACK');
    await phone.peer.next('INVITE');
    expect(phone.media.steps.at(-1)).toBe('offer with restart');
    expect(phone.event('failed')).toBeUndefined();
  });
});
