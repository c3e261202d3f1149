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

const carol = 'P-Asserted-Identity: "Carol" <sip:carol@pbx.example>';

describe('UPDATE', () => {
  it('is said to be understood', () => {
    expect(invite.header('Allow')).toMatch(/\bUPDATE\b/);
  });

  it('changes at once who the other side is', async () => {
    phone.peer.within(invite, 'UPDATE', { headers: [carol] });
    const ok = await phone.peer.next('UPDATE');
    expect(ok.status).toBe(200);
    expect(ok.header('Contact')).not.toBe('');
    await settle();
    expect(phone.events.at(-1)).toEqual({
      type: 'identified',
      party: { address: 'sip:carol@pbx.example', displayName: 'Carol' },
    });
  });

  it('that hides who is there now hides who was there before', async () => {
    phone.peer.within(invite, 'UPDATE', { headers: [carol] });
    phone.peer.within(invite, 'UPDATE', {
      headers: ['P-Asserted-Identity: <sip:+4930555@pbx.example>', 'Privacy: id'],
    });
    await settle();
    expect(phone.events.at(-1)).toEqual({
      type: 'identified',
      party: { address: 'sip:anonymous@anonymous.invalid' },
    });
    expect(JSON.stringify(phone.events)).not.toContain('4930555');
  });

  it('with an offer is answered', async () => {
    phone.peer.within(invite, 'UPDATE', { body: sdp('peer-2') });
    const ok = await phone.peer.next('UPDATE');
    expect([ok.status, ok.header('Content-Type'), ok.body]).toEqual([
      200,
      'application/sdp',
      sdp('phone1-answer'),
    ]);
    expect(phone.media.steps.at(-1)).toBe('accept peer-2');
  });

  it('with an offer that nobody can use is refused, and the call goes on', async () => {
    phone.peer.within(invite, 'UPDATE', { body: sdp('peer-2', 0) });
    expect((await phone.peer.next('UPDATE')).status).toBe(488);
    expect(phone.event('failed')).toBeUndefined();
  });

  it('with an offer waits for ours (491)', async () => {
    phone.perform({ type: 'renegotiate', hold: true });
    const held = await phone.peer.next('INVITE');
    phone.peer.within(invite, 'UPDATE', { body: sdp('peer-2') });
    expect((await phone.peer.next('UPDATE')).status).toBe(491);
    phone.peer.respond(held, 200, { body: sdp('peer') });
    await settle();
    expect(phone.events.at(-1)).toEqual({ type: 'renegotiated', held: true });
  });

  it('with an offer comes too early while theirs is still to be answered (500)', async () => {
    await phone.ring();
    phone.peer.request('UPDATE', {
      callId: 'call-of-bob',
      to: phone.peer.all('INVITE').at(-1)?.header('To') ?? '',
      uri: phone.contact,
      body: sdp('bob-2'),
      cseq: 2,
    });
    const refused = await phone.peer.next('UPDATE');
    expect([refused.status, refused.header('Retry-After')]).toEqual([500, '5']);
  });

  it('gives a new address to which the next request goes', async () => {
    phone.peer.within(invite, 'UPDATE', { contact: '<sip:elsewhere@10.0.0.10;transport=ws>' });
    await settle();
    phone.perform({ type: 'renegotiate', hold: true });
    expect((await phone.peer.next('INVITE')).startLine).toContain('sip:elsewhere@10.0.0.10');
  });

  it('counts among the requests of the dialog: an older one is out of order', async () => {
    phone.peer.within(invite, 'UPDATE', { cseq: 50 });
    expect((await phone.peer.next('UPDATE')).status).toBe(200);
    phone.peer.within(invite, 'UPDATE', { cseq: 50 });
    expect((await phone.peer.next('UPDATE')).status).toBe(500);
    phone.peer.within(invite, 'INFO', { cseq: 49 });
    expect((await phone.peer.next('INFO')).status).toBe(500);
  });

  it('may be the first request of all, with the number 0', async () => {
    phone.peer.within(invite, 'UPDATE', { cseq: 0 });
    expect((await phone.peer.next('UPDATE')).status).toBe(200);
  });

  it('outside a dialog is refused (481)', async () => {
    phone.peer.request('UPDATE', { to: '<sip:alice@pbx.example>;tag=none', uri: phone.contact });
    expect((await phone.peer.next('UPDATE')).status).toBe(481);
  });
});

describe('a re-INVITE', () => {
  it('that hides who is there now hides who was there before', async () => {
    phone.peer.within(invite, 'UPDATE', { headers: [carol] });
    phone.peer.within(invite, 'INVITE', {
      body: sdp('peer-2'),
      headers: ['P-Asserted-Identity: <sip:+4930555@pbx.example>', 'Privacy: id'],
    });
    await settle();
    expect(phone.event('identified')).toEqual({
      type: 'identified',
      party: { address: 'sip:anonymous@anonymous.invalid' },
    });
  });

  it('that hides who has answered leaves whom we have called', async () => {
    phone.peer.within(invite, 'INVITE', {
      body: sdp('peer-2'),
      headers: ['P-Asserted-Identity: <sip:bob@pbx.example>', 'Privacy: id'],
    });
    await phone.peer.next('INVITE');
    await settle();
    expect(phone.event('identified')).toBeUndefined();
  });
});

describe('the answer to an UPDATE of ours', () => {
  it('gives a new address to which the next request goes', async () => {
    const headers = ['Allow: INVITE, ACK, BYE, UPDATE', 'Session-Expires: 120;refresher=uac'];
    phone.perform({ type: 'renegotiate', hold: true });
    phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer'), headers });
    await vi.advanceTimersByTimeAsync(61_000);
    phone.peer.respond(await phone.peer.next('UPDATE'), 200, {
      contact: '<sip:elsewhere@10.0.0.10;transport=ws>',
      headers,
    });
    await settle();
    phone.perform({ type: 'renegotiate', hold: false });
    expect((await phone.peer.next('INVITE')).startLine).toContain('sip:elsewhere@10.0.0.10');
  });
});
