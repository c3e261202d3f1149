import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdp } from './support/fake-media.ts';
import { Phone, settle } from './support/phone.ts';

let phone: Phone;
beforeEach(() => {
  vi.useFakeTimers();
  phone = new Phone({ hideNumber: true, displayName: 'Alice' });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a call of whoever hides their number', () => {
  it('says who calls to the server alone', async () => {
    await phone.register();
    const invite = await phone.invite();
    expect(invite.header('From')).toMatch(/^"Anonymous" <sip:anonymous@anonymous\.invalid>;tag=/);
    expect(invite.header('Privacy')).toBe('id');
    expect(invite.header('P-Preferred-Identity')).toBe('<sip:alice@pbx.example>');
    const others = invite.text.replace(/^P-Preferred-Identity: .*$/m, '');
    expect(others).not.toMatch(/alice/i);
  });

  it('may be one alone: the others of that account show it', async () => {
    phone = new Phone({ displayName: 'Alice' });
    await phone.register();
    phone.line.place('hidden', 'sip:bob@pbx.example', { hidesNumber: true });
    phone.perform({ type: 'invite' }, 'hidden');
    expect((await phone.peer.next('INVITE')).header('From')).toContain('anonymous.invalid');
    expect((await phone.invite()).header('From')).toContain('sip:alice@pbx.example');
  });

  it('is found by a random address where there is a GRUU with the true one in it', async () => {
    const register = await phone.connect();
    phone.peer.grant(register, ';expires=600;pub-gruu="sip:alice@pbx.example;gr=urn:uuid:1"');
    await settle();
    const invite = await phone.invite();
    expect(invite.header('Contact')).toContain(phone.contact);
    expect(invite.header('Contact')).not.toContain('alice');
    phone.peer.respond(invite, 200, { body: sdp('peer') });
    await phone.peer.next('ACK');
    phone.perform({ type: 'renegotiate', hold: true });
    expect((await phone.peer.next('INVITE')).header('Contact')).not.toContain('alice');
    phone.peer.within(invite, 'UPDATE');
    expect((await phone.peer.next('UPDATE')).header('Contact')).not.toContain('alice');
  });

  it('is transferred without a name', async () => {
    await phone.register();
    await phone.call();
    phone.perform({ type: 'refer', uri: 'sip:carol@pbx.example' });
    const refer = await phone.peer.next('REFER');
    phone.perform({ type: 'bye' });
    for (const request of [refer, await phone.peer.next('BYE')]) {
      expect(request.text).not.toMatch(/alice/i);
      expect(request.text.match(/^Privacy: .*$/gm)).toEqual(['Privacy: id']);
    }
  });
});

it('a message within a call of somebody who hides does not say who they are', async () => {
  phone = new Phone();
  await phone.register();
  const ok = await phone.answer({ headers: ['Privacy: user'] });
  phone.peer.request('MESSAGE', {
    to: ok.header('To'),
    uri: phone.contact,
    cseq: 2,
    body: 'Hello',
    contentType: 'text/plain',
  });
  expect((await phone.peer.next('MESSAGE')).status).toBe(200);
  expect(phone.messages).toMatchObject([{ from: { address: 'sip:anonymous@anonymous.invalid' } }]);
});
