import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdp } from './support/fake-media.ts';
import { Phone, settle } from './support/phone.ts';

const id = 'incoming-1';
let phone: Phone;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone();
  await phone.register();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an incoming call', () => {
  it('rings, is answered, and ended by the caller', async () => {
    const ok = await phone.answer();
    expect(ok.status).toBe(200);
    expect(ok.body).toBe(sdp('phone1-answer'));
    const party = { address: 'sip:bob@pbx.example', displayName: 'Bob' };
    expect(phone.incoming).toEqual([
      { id, accountId: phone.line.accountId, party, sipCallId: 'call-of-bob' },
    ]);
    phone.peer.request('BYE', { to: ok.header('To'), uri: phone.contact, cseq: 2 });
    expect((await phone.peer.next('BYE')).status).toBe(200);
    await settle();
    expect(phone.eventNames).toEqual(['established', 'remote-ended']);
    expect(phone.media.closed).toBe(true);
  });

  it('that is answered while the connection is lost for a moment is up when it is back', async () => {
    await phone.ring();
    phone.bridge.drop();
    phone.perform({ type: 'accept' }, id);
    await settle();
    expect(phone.events).toEqual([]);
    phone.bridge.connect();
    const ok = await phone.peer.next('INVITE');
    expect(ok.status).toBe(200);
    expect(ok.body).toBe(sdp('phone1-answer'));
  });

  it('that was on hold from its first offer on is said to be so', async () => {
    await phone.ring();
    phone.perform({ type: 'warm-up' }, id);
    await settle();
    phone.media.listener.onRemoteHold(true);
    phone.perform({ type: 'accept' }, id);
    await phone.peer.next('INVITE');
    await settle();
    expect(phone.eventNames.slice(-2)).toEqual(['established', 'remote-hold']);
  });

  it.each([
    ['a tel: URI', '<tel:+49-30-123>;tag=x', { address: 'sip:+4930123@pbx.example' }],
    ['a bare tel: URI', 'tel:123;tag=x', { address: 'sip:123@pbx.example' }],
    [
      'an unquoted name',
      'Zoë, Müller <sip:zoe@h>;tag=x',
      { address: 'sip:zoe@h', displayName: 'Zoë, Müller' },
    ],
    ['broken quotes', '"Al "X" <sip:al@h>;tag=x', { address: 'sip:al@h', displayName: 'Al "X' }],
    [
      'a name like an address',
      '"<sip:boss@h>" <sip:eve@h>;tag=x',
      { address: 'sip:eve@h', displayName: '<sip:boss@h>' },
    ],
    [
      'anonymous',
      '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=x',
      { address: 'sip:anonymous@anonymous.invalid' },
    ],
    ['the longest address', `<sip:${'x'.repeat(1018)}@h>;tag=x`, { address: `sip:${'x'.repeat(1018)}@h` }],
    [
      'an address that is longer than any that is kept',
      `<sip:${'x'.repeat(1019)}@h>;tag=x`,
      { address: 'sip:anonymous@anonymous.invalid' },
    ],
  ])('gets through with %s in From', async (_name, from, party) => {
    await phone.ring({ from });
    expect(phone.incoming[0]?.party).toEqual(party);
  });

  it('shows the asserted caller, but not a hidden one', async () => {
    const headers = ['P-Asserted-Identity: "Carol" <sip:carol@pbx.example>'];
    await phone.ring({ headers });
    const from = '<sip:anonymous@anonymous.invalid>;tag=a';
    await phone.ring({ headers: [...headers, 'Privacy: id'], from, callId: 'other' });
    expect(phone.incoming.map(({ party }) => party)).toEqual([
      { address: 'sip:carol@pbx.example', displayName: 'Carol' },
      { address: 'sip:anonymous@anonymous.invalid' },
    ]);
  });

  it('reaches an account with a sips: address', async () => {
    await phone.ring({ uri: phone.contact.replace('sip:', 'sips:') });
    expect(phone.incoming).toHaveLength(1);
  });

  it.each([
    [['SIP;cause=200;text="Call completed elsewhere"', 'Q.850;cause=26'], true],
    [['Q.850;cause=16, SIP;cause=200'], true],
    [['Q.850;cause=127'], false],
    [[], false],
  ])('is cancelled with Reason %j: elsewhere %s', async (reasons, elsewhere) => {
    await phone.ring({ branch: 'z9hG4bKone' });
    const headers = reasons.map((reason) => `Reason: ${reason}`);
    phone.peer.request('CANCEL', { uri: phone.contact, branch: 'z9hG4bKone', headers });
    await settle();
    expect(phone.events).toEqual([{ type: 'cancelled', elsewhere, at: Date.now() }]);
    expect((await phone.peer.next('CANCEL')).status).toBe(200);
    expect((await phone.peer.next('INVITE')).status).toBe(487);
  });

  it('is sent elsewhere, and it is said by whom and why', async () => {
    await phone.ring();
    phone.perform({ type: 'redirect', to: 'sip:carol@pbx.example', why: 'no-answer' }, id);
    const redirected = await phone.peer.next('INVITE');
    expect([redirected.status, redirected.header('Contact'), redirected.header('Diversion')]).toEqual([
      302,
      '<sip:carol@pbx.example>',
      '<sip:alice@pbx.example>;reason=no-answer',
    ]);
    await settle();
    expect(phone.eventNames).toEqual(['closed']);
  });

  it.each([
    [480, 'Q.850;cause=18;text="No user responding"'],
    [486, 'Q.850;cause=17;text="User busy"'],
    [603, 'Q.850;cause=21;text="Call rejected"'],
  ] as const)('is declined with %i, for a reason: %s', async (status, reason) => {
    await phone.ring();
    phone.perform({ type: 'reject', status, explained: true }, id);
    const refusal = await phone.peer.next('INVITE');
    expect([refusal.status, refusal.header('Reason')]).toEqual([status, reason]);
  });

  it('is declined', async () => {
    await phone.ring();
    phone.perform({ type: 'reject', status: 486 }, id);
    expect((await phone.peer.next('INVITE')).status).toBe(486);
    await settle();
    expect(phone.eventNames).toEqual(['closed']);
  });

  it('is answered with the media that was got ready while it rang', async () => {
    await phone.ring();
    phone.perform({ type: 'warm-up' }, id);
    await settle();
    expect(phone.media.steps).toEqual(['warm-up']);
    phone.perform({ type: 'accept' }, id);
    expect((await phone.peer.next('INVITE')).body).toBe(sdp('phone1-answer'));
  });

  it.each([
    ['declined', () => phone.perform({ type: 'reject', status: 486 }, id)],
    ['cancelled', () => phone.peer.request('CANCEL', { uri: phone.contact, branch: 'z9hG4bKone' })],
  ])('releases what was got ready for it when it is %s', async (_name, end) => {
    await phone.ring({ branch: 'z9hG4bKone' });
    phone.perform({ type: 'warm-up' }, id);
    await settle();
    end();
    await settle();
    expect(phone.medias.map(({ closed }) => closed)).toEqual([true]);
  });

  it('goes on ringing when the microphone fails, and can be answered then', async () => {
    await phone.ring();
    phone.mediaFails = 'no-microphone';
    phone.perform({ type: 'accept' }, id);
    await settle();
    expect(phone.events).toEqual([{ type: 'answer-failed', problem: 'no-microphone' }]);
    expect(phone.medias[0]?.closed).toBe(true);
    phone.mediaFails = undefined;
    phone.perform({ type: 'accept' }, id);
    expect((await phone.peer.next('INVITE')).body).toBe(sdp('phone2-answer'));
  });

  it('is not answered when the caller gave up while the microphone was being opened', async () => {
    await phone.ring({ branch: 'z9hG4bKone' });
    phone.perform({ type: 'accept' }, id);
    phone.peer.request('CANCEL', { uri: phone.contact, branch: 'z9hG4bKone' });
    await settle();
    expect(phone.eventNames).toEqual(['cancelled']);
    expect((await phone.peer.next('INVITE')).status).toBe(487);
  });

  it('without an offer gets ours, and its answer in the ACK', async () => {
    await phone.ring({ body: '' });
    phone.perform({ type: 'accept' }, id);
    const ok = await phone.peer.next('INVITE');
    expect(ok.body).toBe(sdp('phone1-offer-1'));
    phone.peer.request('ACK', {
      to: ok.header('To'),
      uri: phone.contact,
      branch: 'z9hG4bKa',
      body: sdp('bob'),
    });
    await settle();
    expect(phone.media.steps).toEqual(['offer', 'answer bob']);
    expect(phone.media.state).toBe('stable');
  });

  it('rings longer than SIP.js would let it', async () => {
    await phone.ring();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(phone.events).toEqual([]);
  });

  it('whose ACK never comes is lost', async () => {
    await phone.ring();
    phone.perform({ type: 'accept' }, id);
    await phone.peer.next('INVITE');
    await vi.advanceTimersByTimeAsync(33_000);
    expect(phone.event('failed')).toMatchObject({ reason: 'connection-lost' });
    expect(phone.media.closed).toBe(true);
  });

  it('that its caller gave up while we had no connection stops ringing with the next one', async () => {
    await phone.ring();
    await phone.reconnect();
    const question = await phone.peer.next('OPTIONS');
    expect(question.header('To')).toContain('tag=bob');
    phone.peer.respond(question, 481);
    await settle();
    expect(phone.event('failed')).toMatchObject({ reason: 'missed' });
  });

  it('a message within it is of whom the server said calls', async () => {
    const dialog = { callId: 'c', from: '<sip:1001@pbx.example>;tag=bob' };
    const ok = await phone.answer({
      ...dialog,
      headers: ['P-Asserted-Identity: "Carol" <sip:carol@pbx.example>'],
    });
    const to = ok.header('To');
    phone.peer.request('MESSAGE', {
      ...dialog,
      to,
      uri: phone.contact,
      cseq: 2,
      body: 'hi',
      contentType: 'text/plain',
    });
    expect((await phone.peer.next('MESSAGE')).status).toBe(200);
    expect(phone.messages).toMatchObject([{ from: { address: 'sip:carol@pbx.example' } }]);
  });

  it.each([200, 405, 501])('goes on ringing when its caller answers %i after a reconnect', async (status) => {
    await phone.ring();
    await phone.reconnect();
    phone.peer.respond(await phone.peer.next('OPTIONS'), status);
    await settle();
    expect(phone.events).toEqual([]);
    phone.perform({ type: 'accept' }, id);
    expect((await phone.peer.next('INVITE')).status).toBe(200);
  });

  it('is refused while the line stops', async () => {
    const stopped = phone.line.stop();
    phone.peer.request('INVITE', { body: sdp('bob'), uri: phone.contact });
    await settle();
    expect(phone.peer.all('INVITE').at(-1)?.status).toBe(480);
    expect(phone.incoming).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    await stopped;
  });
});

describe('what comes from the network', () => {
  it.each([
    'garbage',
    '',
    'SIP/2.0 200 OK\r\n\r\n',
    'INVITE sip:alice@pbx.example SIP/2.0\r\nVia: nonsense\r\nCSeq: x\r\n\r\n',
    'SIP/2.0 200 OK\r\nCSeq: 1 REGISTER\r\nContact: <<<>>>"\r\nFrom: \r\nTo: \r\n\r\n',
    'INVITE sip:a%ff@x SIP/2.0\r\nFrom: <sip:%ff@x>;tag=1\r\nTo: <sip:%ff@x>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\nContact: <sip:%ff@x>\r\nVia: SIP/2.0/WSS x;branch=z9hG4bK1\r\n\r\n',
  ])('never throws, and is logged: %j', async (text) => {
    expect(() => {
      phone.bridge.receive(text);
    }).not.toThrow();
    await settle();
    expect(phone.logged.length).toBeGreaterThan(0);
    await phone.ring();
    expect(phone.incoming).toHaveLength(1);
  });
});
