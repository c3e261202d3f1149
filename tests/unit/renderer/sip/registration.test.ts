import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Phone, settle } from './support/phone.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('registration', () => {
  it('registers with instance and flow, and stays registered', async () => {
    const phone = new Phone();
    const register = await phone.connect();
    expect(register.startLine).toBe('REGISTER sip:pbx.example SIP/2.0');
    expect(register.header('Contact')).toMatch(
      /^<sip:[^@]+@[^>]+;transport=ws>;reg-id=1;\+sip\.instance="<urn:uuid:6f3c1a52-[^"]+>";expires=600$/,
    );
    phone.peer.grant(register);
    await settle();
    expect(phone.registration?.name).toBe('registered');
    await vi.advanceTimersByTimeAsync(510_000);
    const refresh = await phone.peer.next('REGISTER');
    expect(refresh.header('Call-ID')).toBe(register.header('Call-ID'));
    expect(refresh.header('CSeq')).toBe('2 REGISTER');
  });

  it('finds its Contact although the server changed host and transport', async () => {
    const phone = new Phone();
    const register = await phone.connect();
    const user = /<sip:([^@]+)@/.exec(register.header('Contact'))?.[1] ?? '';
    phone.peer.respond(register, 200, {
      contact: `<sip:other@x>;expires=30, <sip:${user}@203.0.113.9:4711;transport=WS>;expires=120`,
    });
    await settle();
    expect(phone.registration).toEqual({ name: 'registered', expiresAt: Date.now() + 120_000 });
  });

  it('finds what was granted behind parameters with addresses of their own', async () => {
    const phone = new Phone();
    const register = await phone.connect();
    const user = /<sip:([^@]+)@/.exec(register.header('Contact'))?.[1] ?? '';
    const instance = '+sip.instance="<urn:uuid:6f3c1a52-0000-4000-8000-000000000000>"';
    const gruu = 'pub-gruu="sip:alice@pbx.example;gr=urn:uuid:6f3c1a52"';
    phone.peer.respond(register, 200, {
      contact: `<sip:${user}@x.invalid;transport=ws>;${instance};${gruu};expires=40`,
    });
    await settle();
    expect(phone.registration).toEqual({ name: 'registered', expiresAt: Date.now() + 40_000 });
  });

  it('sends no storm when the Contact of the 200 has no expires', async () => {
    const phone = new Phone();
    phone.peer.grant(await phone.connect(), '', ['Expires: 100']);
    await settle();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phone.peer.all('REGISTER')).toHaveLength(1);
    expect(phone.registration?.name).toBe('registered');
    await vi.advanceTimersByTimeAsync(40_000);
    expect(phone.peer.all('REGISTER')).toHaveLength(2);
  });

  it('does not hang on a 200 without Contact', async () => {
    const phone = new Phone();
    phone.peer.respond(await phone.connect(), 200, { contact: null });
    await settle();
    expect(phone.registration?.name).toBe('registered');
    phone.line.retry();
    await settle();
    expect(phone.peer.all('REGISTER')).toHaveLength(2);
  });

  it('survives a 200 with a binding of another device that nobody can parse', async () => {
    const phone = new Phone();
    const register = await phone.connect();
    const own = /<[^>]*>/.exec(register.header('Contact'))?.[0] ?? '';
    phone.peer.respond(register, 200, { contact: `${own};expires=600`, headers: ['Contact: <<broken'] });
    await settle();
    expect(phone.registration?.name).toBe('registered');
  });

  it('asks for more after a 423', async () => {
    const phone = new Phone();
    phone.peer.respond(await phone.connect(), 423, { headers: ['Min-Expires: 1800'] });
    const again = await phone.peer.next('REGISTER');
    expect(again.header('Expires')).toBe('1800');
    phone.peer.grant(again, ';expires=1800');
    await settle();
    expect(phone.registration?.name).toBe('registered');
  });

  it('tries again after a refresh was refused with 503, when Retry-After says so', async () => {
    const phone = new Phone();
    await phone.register();
    await vi.advanceTimersByTimeAsync(510_000);
    phone.peer.respond(await phone.peer.next('REGISTER'), 503, { headers: ['Retry-After: 20 (restart)'] });
    await settle();
    expect(phone.registration).toMatchObject({ name: 'rejected', problem: 'server', status: 503 });
    await vi.advanceTimersByTimeAsync(19_000);
    expect(phone.peer.all('REGISTER')).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(4_000);
    phone.peer.grant(await phone.peer.next('REGISTER'));
    await settle();
    expect(phone.registration?.name).toBe('registered');
  });

  it('waits 8 s for an answer, not 32', async () => {
    const phone = new Phone();
    const lost = await phone.connect();
    await vi.advanceTimersByTimeAsync(8_001);
    expect(phone.registration).toMatchObject({ name: 'rejected', problem: 'timeout' });
    await vi.advanceTimersByTimeAsync(45_000);
    const again = await phone.peer.next('REGISTER');
    expect(again.header('Call-ID')).not.toBe(lost.header('Call-ID'));
    // The late answer to the first one must not make a third.
    phone.peer.respond(lost, 401, { credentials: 'Digest late' });
    phone.peer.grant(again);
    await settle();
    expect(phone.registration?.name).toBe('registered');
    expect(phone.peer.all('REGISTER')).toHaveLength(2);
  });

  it('registers at once on a new connection', async () => {
    const phone = new Phone();
    await phone.register();
    phone.bridge.drop();
    await settle();
    expect(phone.registration).toEqual({ name: 'disconnected', problem: 'closed', retryAt: 1 });
    phone.bridge.connect();
    await phone.peer.next('REGISTER');
    expect(phone.registration?.name).toBe('registering');
  });

  it('uses the GRUU and the Service-Route that it was given', async () => {
    const phone = new Phone();
    const gruu = ';expires=600;pub-gruu="sip:alice@pbx.example;gr=urn:uuid:1"';
    phone.peer.grant(await phone.connect(), gruu, ['Service-Route: <sip:edge.example;lr>']);
    await settle();
    const invite = await phone.invite();
    expect(invite.header('Contact')).toBe('<sip:alice@pbx.example;gr=urn:uuid:1>');
    expect(invite.header('Route')).toBe('<sip:edge.example;lr>');
  });

  it('says that main would not connect, and asks again', async () => {
    const phone = new Phone();
    phone.bridge.refuseConnect = true;
    phone.line.start();
    await settle();
    expect(phone.registration).toMatchObject({
      name: 'disconnected',
      problem: 'refused',
      detail: 'internal',
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(phone.bridge.requested.filter((name) => name === 'signalling:connect')).toHaveLength(2);
  });

  it('listens to its own account only', async () => {
    const phone = new Phone();
    phone.line.start();
    phone.bridge.change({ state: 'connected', server: 'wss://x' }, '6f3c1a52-8f0e-4c1d-9b7a-2f6f1c9d0e99');
    await settle();
    expect(phone.bridge.sent).toEqual([]);
  });
});

describe('stopping', () => {
  it('hangs up, unregisters and disconnects', async () => {
    const phone = new Phone();
    await phone.register();
    const invite = await phone.call();
    const stopped = phone.line.stop();
    phone.peer.respond(await phone.peer.next('BYE'), 200);
    const unregister = await phone.peer.next('REGISTER');
    expect(unregister.header('Expires')).toBe('0');
    phone.peer.respond(unregister, 200, { contact: null });
    await stopped;
    expect(phone.bridge.requested.at(-1)).toBe('signalling:disconnect');
    expect(phone.bridge.listenerCount).toBe(0);
    expect(invite.method).toBe('INVITE');
  });

  it('takes no longer than 2 s, whatever the server does', async () => {
    const phone = new Phone();
    await phone.register();
    await phone.call();
    const stopped = vi.fn();
    void phone.line.stop().then(stopped);
    await vi.advanceTimersByTimeAsync(2_001);
    expect(stopped).toHaveBeenCalled();
    expect(phone.bridge.requested.at(-1)).toBe('signalling:disconnect');
  });
});
