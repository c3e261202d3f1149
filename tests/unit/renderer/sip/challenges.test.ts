import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdp } from './support/fake-media.ts';
import { Phone, settle } from './support/phone.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const sha256 = 'WWW-Authenticate: Digest realm="pbx", nonce="n", algorithm=SHA-256, qop="auth"';
const md5 = 'WWW-Authenticate: Digest realm="pbx", nonce="n", algorithm=MD5, qop="auth"';
const proxy = 'Proxy-Authenticate: Digest realm="proxy", nonce="p", algorithm=SHA-256';

describe('challenges', () => {
  it('are answered with what main prepared, whatever the algorithms and their order', async () => {
    const phone = new Phone();
    phone.peer.respond(await phone.connect(), 401, {
      headers: [md5, sha256],
      credentials: 'Digest from-main',
    });
    const again = await phone.peer.next('REGISTER');
    expect(again.headers('Authorization')).toEqual(['Digest from-main']);
    phone.peer.grant(again);
    await settle();
    expect(phone.registration?.name).toBe('registered');
  });

  it('may come twice: 407 from the proxy, then 401 from the registrar', async () => {
    const phone = new Phone();
    phone.peer.respond(await phone.connect(), 407, { headers: [proxy], credentials: 'Digest one' });
    phone.peer.respond(await phone.peer.next('REGISTER'), 401, {
      headers: [sha256],
      credentials: 'Digest two',
    });
    const third = await phone.peer.next('REGISTER');
    expect(third.header('Proxy-Authorization')).toBe('Digest one');
    expect(third.header('Authorization')).toBe('Digest two');
    phone.peer.grant(third);
    await settle();
    expect(phone.registration?.name).toBe('registered');
  });

  it('end in "wrong name or password" when main has no second answer', async () => {
    const phone = new Phone();
    phone.peer.respond(await phone.connect(), 401, { headers: [md5], credentials: 'Digest wrong' });
    phone.peer.respond(await phone.peer.next('REGISTER'), 401, { headers: [md5] });
    await settle();
    expect(phone.registration).toMatchObject({ name: 'rejected', problem: 'credentials', status: 401 });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(phone.peer.all('REGISTER')).toHaveLength(2);
  });

  it('ask for the password when main has none', async () => {
    const phone = new Phone({ hasPassword: false });
    phone.peer.respond(await phone.connect(), 401, { headers: [md5] });
    await settle();
    expect(phone.registration).toMatchObject({ name: 'rejected', problem: 'no-password' });
  });

  it('of an INVITE are answered too, and a refusal is reported', async () => {
    const phone = new Phone();
    await phone.register();
    phone.peer.respond(await phone.invite(), 407, { headers: [proxy], credentials: 'Digest call' });
    const again = await phone.peer.next('INVITE');
    expect(again.header('Proxy-Authorization')).toBe('Digest call');
    phone.peer.respond(again, 407, { headers: [proxy] });
    await settle();
    expect(phone.event('rejected')).toMatchObject({ status: 407 });
  });

  it('do not bring a call back that was cancelled before', async () => {
    const phone = new Phone();
    await phone.register();
    const invite = await phone.invite();
    phone.perform({ type: 'cancel' });
    phone.peer.respond(invite, 401, { headers: [md5], credentials: 'Digest late' });
    await settle();
    expect(phone.peer.all('INVITE')).toHaveLength(1);
    expect(phone.eventNames).toEqual(['rejected']);
  });

  it('within a call do not make the next request repeat a CSeq', async () => {
    const phone = new Phone();
    await phone.register();
    await phone.call();
    phone.media.canSendTones = false;
    phone.perform({ type: 'send-tones', tones: '1' });
    phone.peer.respond(await phone.peer.next('INFO'), 401, { headers: [md5], credentials: 'Digest info' });
    const again = await phone.peer.next('INFO');
    phone.peer.respond(again, 200);
    await vi.advanceTimersByTimeAsync(500);
    phone.perform({ type: 'bye' });
    const bye = await phone.peer.next('BYE');
    expect(again.header('CSeq')).toBe('3 INFO');
    expect(bye.header('CSeq')).toBe('4 BYE');
  });

  it('of a BYE after a cancelled call are answered', async () => {
    const phone = new Phone();
    await phone.register();
    const invite = await phone.invite();
    phone.perform({ type: 'cancel' });
    phone.peer.respond(invite, 200, { body: sdp('peer') });
    phone.peer.respond(await phone.peer.next('BYE'), 401, { headers: [md5], credentials: 'Digest bye' });
    expect((await phone.peer.next('BYE')).header('Authorization')).toBe('Digest bye');
  });
});
