import { describe, expect, it } from 'vitest';
import type { SipRequest } from '../../switchboard/sip/message.ts';
import { MediaCaller } from './media-caller.ts';
import { openBoard, openPhone } from './with-switchboard.ts';
import type { SipClient } from './sip-client.ts';

const sdp = 'Content-Type: application/sdp';

function pickUp(alice: SipClient, invite: SipRequest, body: string): void {
  alice.reply(invite, 200, { tag: 'a', headers: [`Contact: <${alice.contact}>`, sdp], body });
}

async function talk(options: { sdp?: 'none' } = {}) {
  const board = await openBoard();
  const alice = await openPhone(board, 'alice');
  const caller = new MediaCaller('opus', 'pcmu', 'events');
  const call = await board.callUser('alice', { media: 'echo', ...options });
  const invite = await alice.incoming('INVITE');
  pickUp(alice, invite, options.sdp ? await caller.offer() : await caller.answer(invite.body));
  const ack = await alice.incoming('ACK');
  if (options.sdp) await caller.accept(ack.body);
  await call.waitFor('established');
  await caller.connected();
  return { board, alice, caller, call, invite, ack };
}

describe('callUser', () => {
  it('calls with media', async () => {
    const { alice, caller, call, invite, ack } = await talk();
    expect(invite.body).toContain('a=setup:actpass');
    expect(ack.uri).toBe(alice.contact);
    expect(call).toMatchObject({ state: 'established', remoteTag: 'a', endedBy: undefined });
    await caller.echoed('hello');
    expect(call.media.packetsReceived).toBeGreaterThan(0);
    const bye = call.bye({ Reason: 'Q.850;cause=16' });
    const request = await alice.incoming('BYE');
    expect(request.headers.get('Reason')).toBe('Q.850;cause=16');
    alice.reply(request, 200);
    expect((await bye).status).toBe(200);
    expect(call).toMatchObject({ state: 'ended', endedBy: 'local' });
  });

  it('leaves the offer to the callee and answers in ACK', async () => {
    const { caller, invite, ack } = await talk({ sdp: 'none' });
    expect(invite.body).toBe('');
    expect(invite.headers.get('Content-Type')).toBeUndefined();
    expect(ack.headers.get('Content-Type')).toBe('application/sdp');
    await caller.echoed('late');
  });

  it('holds and names another party by re-INVITE', async () => {
    const { alice, call, caller } = await talk();
    const held = call.reinvite('sendonly', { 'P-Asserted-Identity': '<tel:+4930123456>' });
    const reinvite = (await alice.received.waitFor(
      (each) => each.kind === 'request' && each.method === 'INVITE' && each.body.includes('a=sendonly'),
    )) as SipRequest;
    expect(reinvite.headers.get('P-Asserted-Identity')).toBe('<tel:+4930123456>');
    const answer = caller.connection.localDescription?.sdp ?? '';
    pickUp(alice, reinvite, answer.replace('a=sendrecv', 'a=recvonly'));
    expect((await held).status).toBe(200);
    expect(call.media).toMatchObject({ direction: 'sendonly', remoteDirection: 'recvonly' });
  });

  it('notices the BYE of the callee', async () => {
    const { alice, call, invite } = await talk();
    const [from, to] = [`${invite.headers.get('To')};tag=a`, invite.headers.get('From') ?? ''];
    const uri = /<([^>]+)>/.exec(invite.headers.get('Contact') ?? '')?.[1] ?? '';
    expect((await alice.request({ method: 'BYE', uri, callId: call.callId, from, to })).status).toBe(200);
    expect(call).toMatchObject({ state: 'ended', endedBy: 'remote' });
  });

  it.each([
    [{ from: '<tel:+49-30-123456>' }, /^<tel:\+49-30-123456>;tag=/],
    [{ from: 'Jürgen Groß <sip:j@example.org>' }, /^Jürgen Groß <sip:j@example.org>;tag=/],
    [{ from: 'sip:ann@example.org', displayName: 'Ann "A"' }, /^"Ann \\"A\\"" <sip:ann@example.org>;tag=/],
  ])('sends From as told: %o', async (options, expected) => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    const headers = { 'P-Asserted-Identity': ['"A" <sip:a@b>', '<tel:+1>'], 'Alert-Info': '<urn:x>' };
    await board.callUser('alice', { ...options, to: '<tel:+1555>', headers, sdp: 'none' });
    const invite = await alice.incoming('INVITE');
    expect(invite.headers.get('From')).toMatch(expected);
    expect(invite.headers.get('To')).toBe('<tel:+1555>');
    expect(invite.headers.getAll('P-Asserted-Identity')).toEqual(['"A" <sip:a@b>', '<tel:+1>']);
  });

  it('cancels with a reason', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    const call = await board.callUser('alice', { sdp: 'none' });
    alice.reply(await alice.incoming('INVITE'), 180, { tag: 'a' });
    await call.waitFor('ringing');
    call.cancel('SIP;cause=200;text="Call completed elsewhere"', 'Q.850;cause=26');
    const cancel = await alice.incoming('CANCEL');
    expect(cancel.headers.getAll('Reason')).toHaveLength(2);
    alice.reply(await alice.incoming('INVITE'), 487, { tag: 'a' });
    await call.waitFor('ended');
    expect(call.finalResponse?.status).toBe(487);
  });

  it('takes the answer to its CANCEL for no answer to the INVITE', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    const call = await board.callUser('alice', { media: 'echo' });
    const invite = await alice.incoming('INVITE');
    alice.reply(invite, 180, { tag: 'a' });
    await call.waitFor('ringing');
    call.cancel();
    // CANCEL has the branch of its INVITE (RFC 3261 §9.1).
    alice.reply(await alice.incoming('CANCEL'), 200, { tag: 'a' });
    alice.reply(invite, 487, { tag: 'a' });
    await call.waitFor('ended');
    expect(call.responses.map(({ status }) => status)).not.toContain(200);
    expect(call.finalResponse?.status).toBe(487);
  });

  it('ends with 480 when nobody is there', async () => {
    const board = await openBoard();
    const call = await board.callUser('alice');
    await call.waitFor('ended');
    expect(call.finalResponse?.status).toBe(480);
  });
});

describe('send', () => {
  it('sends any request to a user and gives the answer back', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    const answered = board.send('alice', 'NOTIFY', {
      headers: { Event: 'message-summary', 'Subscription-State': 'terminated' },
      contentType: 'application/simple-message-summary',
      body: 'Messages-Waiting: yes\r\n',
    });
    const notify = await alice.incoming('NOTIFY');
    expect(notify.body).toBe('Messages-Waiting: yes\r\n');
    alice.reply(notify, 489, { tag: 'a' });
    expect((await answered).status).toBe(489);
  });
});
