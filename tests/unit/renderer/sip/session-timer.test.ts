import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdp } from './support/fake-media.ts';
import type { Message } from './support/message.ts';
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

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1000);
const takesUpdate = 'Allow: INVITE, ACK, BYE, UPDATE';

/** A call of ours whose 200 has these header fields. */
async function call(...headers: string[]): Promise<Message> {
  const invite = await phone.invite();
  phone.peer.respond(invite, 200, { body: sdp('peer'), headers });
  await phone.peer.next('ACK');
  await settle();
  return invite;
}

describe('the session timer of a call that we place', () => {
  it('is asked for', async () => {
    const invite = await phone.invite();
    expect(invite.header('Supported')).toMatch(/\btimer\b/);
    expect(invite.header('Session-Expires')).toBe('1800');
  });

  it('is refreshed by UPDATE at half its time, where the other side takes it', async () => {
    await call('Session-Expires: 120;refresher=uac', 'Require: timer', takesUpdate);
    await seconds(59);
    expect(phone.peer.all('UPDATE')).toEqual([]);
    await seconds(2);
    const update = await phone.peer.next('UPDATE');
    expect(update.header('Session-Expires')).toBe('120;refresher=uac');
    expect(update.header('Contact')).toContain(phone.contact);
    expect(update.body).toBe('');
    phone.peer.respond(update, 200, { headers: ['Session-Expires: 120;refresher=uac'] });
    await seconds(61);
    expect(phone.peer.all('UPDATE')).toHaveLength(2);
    expect(phone.event('failed')).toBeUndefined();
  });

  it('is refreshed by re-INVITE where it does not', async () => {
    await call('Session-Expires: 120;refresher=uac');
    await seconds(61);
    const reinvite = await phone.peer.next('INVITE');
    expect(reinvite.header('Session-Expires')).toBe('120;refresher=uac');
    phone.peer.respond(reinvite, 200, {
      body: sdp('peer'),
      headers: ['Session-Expires: 120;refresher=uac'],
    });
    await seconds(50);
    expect(phone.event('failed')).toBeUndefined();
    expect(phone.peer.all('BYE')).toEqual([]);
  });

  it('is refreshed by re-INVITE when UPDATE is refused after all', async () => {
    await call('Session-Expires: 120;refresher=uac', takesUpdate);
    await seconds(61);
    phone.peer.respond(await phone.peer.next('UPDATE'), 501);
    expect((await phone.peer.next('INVITE')).header('Session-Expires')).toBe('120;refresher=uac');
  });

  it('waits its turn behind a hold whose answer has not come', async () => {
    await call('Session-Expires: 120;refresher=uac');
    await seconds(59);
    phone.perform({ type: 'renegotiate', hold: true });
    const held = await phone.peer.next('INVITE');
    await seconds(2);
    expect(phone.peer.all('INVITE')).toHaveLength(2);
    phone.peer.respond(held, 200, { body: sdp('peer') });
    const refresh = await phone.peer.next('INVITE');
    expect(refresh.body).toContain('held');
  });

  it.each([
    ['refresh is not answered', 'Session-Expires: 120;refresher=uac', 88],
    ['other side does not refresh', 'Session-Expires: 120;refresher=uas', 88],
  ])('ends the call before its time is over when our %s', async (_name, header, at) => {
    await call(header, takesUpdate);
    await seconds(at - 1);
    expect(phone.event('failed')).toBeUndefined();
    await seconds(2);
    expect(phone.events.at(-1)).toMatchObject({ type: 'failed', reason: 'connection-lost' });
  });

  it('ends the call at once when the other side knows nothing of it any more', async () => {
    await call('Session-Expires: 120;refresher=uac', takesUpdate);
    await seconds(61);
    phone.peer.respond(await phone.peer.next('UPDATE'), 481);
    await settle();
    expect(phone.events.at(-1)).toMatchObject({ type: 'failed', reason: 'connection-lost' });
  });

  it('begins anew with each refresh of the other side', async () => {
    const invite = await call('Session-Expires: 120;refresher=uas');
    for (let turn = 1; turn <= 3; turn += 1) {
      await seconds(60);
      phone.peer.within(invite, 'UPDATE', {
        headers: ['Supported: timer', 'Session-Expires: 120;refresher=uac'],
      });
      const ok = await phone.peer.next('UPDATE');
      expect([ok.header('Session-Expires'), ok.header('Require')]).toEqual(['120;refresher=uac', 'timer']);
    }
    expect(phone.event('failed')).toBeUndefined();
    await seconds(89);
    expect(phone.event('failed')).toMatchObject({ reason: 'connection-lost' });
  });

  it('is not there when the other side says nothing of it', async () => {
    await call();
    await seconds(4_000);
    expect(phone.peer.all('INVITE')).toHaveLength(1);
  });

  it('is not there after the call', async () => {
    const invite = await call('Session-Expires: 120;refresher=uac', takesUpdate);
    phone.peer.within(invite, 'BYE');
    await seconds(200);
    expect(phone.peer.all('UPDATE')).toEqual([]);
    expect(phone.peer.all('INVITE')).toHaveLength(1);
    expect(phone.event('failed')).toBeUndefined();
  });

  it.each(['uac', 'uas'])('is never shorter than 90 s, refreshed by the %s', async (refresher) => {
    await call(`Session-Expires: 1;refresher=${refresher}`, takesUpdate);
    await seconds(44);
    expect(phone.peer.all('UPDATE')).toEqual([]);
    expect(phone.event('failed')).toBeUndefined();
  });

  it('is not switched off by another phone that answers too', async () => {
    const invite = await call('Session-Expires: 120;refresher=uac', takesUpdate);
    phone.peer.respond(invite, 200, { toTag: 'other', body: sdp('other') });
    await seconds(61);
    expect(phone.peer.all('UPDATE')).toHaveLength(1);
  });

  it('is asked for again when it was too short (422): the same call, for longer', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 422, { headers: ['Min-SE: 3600'] });
    const again = await phone.peer.next('INVITE');
    for (const name of ['Call-ID', 'From', 'To']) expect(again.header(name)).toBe(invite.header(name));
    expect(again.header('CSeq')).toBe('2 INVITE');
    expect(again.header('Session-Expires')).toBe('3600');
    expect(again.header('Min-SE')).toBe('3600');
    expect(again.body).toBe(invite.body);
    expect(again.text).not.toMatch(/Authorization|Again/);
    phone.peer.respond(again, 200, {
      body: sdp('peer'),
      headers: ['Session-Expires: 3600;refresher=uac'],
    });
    await phone.peer.next('ACK');
    await settle();
    expect(phone.eventNames).toEqual(['established']);
  });

  it('is asked for again with the credentials of before', async () => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 407, {
      headers: ['Proxy-Authenticate: Digest realm="pbx", nonce="1"'],
      credentials: 'Digest one',
    });
    const second = await phone.peer.next('INVITE');
    phone.peer.respond(second, 422, { headers: ['Min-SE: 3600'] });
    const third = await phone.peer.next('INVITE');
    expect(third.header('Proxy-Authorization')).toBe('Digest one');
    expect(third.text).not.toContain('Again');
    expect(third.header('Session-Expires')).toBe('3600');
  });

  it.each(['', 'Min-SE: 90', 'Min-SE: 4000000000'])('is refused by a 422 with "%s"', async (header) => {
    const invite = await phone.invite();
    phone.peer.respond(invite, 422, { headers: header === '' ? [] : [header] });
    await settle();
    expect(phone.events).toEqual([{ type: 'rejected', status: 422, at: Date.now() }]);
  });
});

describe('the session timer of a call that comes in', () => {
  it.each([
    ['by whom they say', ['Supported: timer', 'Session-Expires: 300;refresher=uas'], '300;refresher=uas', ''],
    ['by who asks', ['Supported: timer', 'Session-Expires: 300'], '300;refresher=uac', 'timer'],
    ['by us, when it was a proxy that asked', ['Session-Expires: 300'], '300;refresher=uas', ''],
    ['by nobody', ['Supported: timer'], '', ''],
  ])('is refreshed %s', async (_name, headers, expires, required) => {
    const ok = await phone.answer({ headers });
    expect([ok.status, ok.header('Session-Expires'), ok.header('Require')]).toEqual([200, expires, required]);
  });

  it('is refreshed by us at half its time', async () => {
    await phone.answer({ headers: ['Session-Expires: 300', takesUpdate] });
    await seconds(151);
    expect((await phone.peer.next('UPDATE')).header('Session-Expires')).toBe('300;refresher=uac');
  });

  it('is agreed on although an UPDATE came before the answer', async () => {
    await phone.ring({ headers: ['Supported: timer', 'Session-Expires: 300;refresher=uac'] });
    const to = phone.peer.all('INVITE').at(-1)?.header('To') ?? '';
    phone.peer.request('UPDATE', { to, uri: phone.contact, cseq: 2 });
    expect((await phone.peer.next('UPDATE')).status).toBe(200);
    phone.perform({ type: 'accept' }, 'incoming-1');
    const ok = await phone.peer.next('INVITE');
    expect([ok.status, ok.header('Session-Expires')]).toEqual([200, '300;refresher=uac']);
    await seconds(1);
    expect((await phone.peer.next('INVITE')).header('Session-Expires')).toBe('300;refresher=uac');
  });

  it('that is too short is refused with the shortest (422)', async () => {
    phone.peer.request('INVITE', {
      uri: phone.contact,
      body: sdp('bob'),
      headers: ['Supported: timer', 'Session-Expires: 30'],
    });
    const refused = await phone.peer.next('INVITE');
    expect([refused.status, refused.header('Min-SE')]).toEqual([422, '90']);
    expect(phone.incoming).toEqual([]);
  });

  it('may be required', async () => {
    await phone.ring({ headers: ['Require: timer', 'Supported: timer', 'x: 300'] });
    expect(phone.incoming).toHaveLength(1);
  });
});
