import { describe, expect, it } from 'vitest';
import type { SipClient } from './sip-client.ts';
import { openBoard, openClient, openPhone } from './with-switchboard.ts';

const bobUri = 'sip:bob@switchboard.test';

async function ringTwoPhones() {
  const board = await openBoard();
  const alice = await openPhone(board, 'alice');
  const desk = await openPhone(board, 'bob', 'desk');
  const mobile = await openPhone(board, 'bob', 'mobile');
  const call = alice.write({ method: 'INVITE', uri: bobUri, headers: [`Contact: <${alice.contact}>`] });
  const [toDesk, toMobile] = [await desk.incoming('INVITE'), await mobile.incoming('INVITE')];
  desk.reply(toDesk, 180, { tag: 'desk', headers: [`Contact: <${desk.contact}>`] });
  mobile.reply(toMobile, 180, { tag: 'mobile', headers: [`Contact: <${mobile.contact}>`] });
  await alice.response((response) => response.headers.get('To')?.endsWith('desk') ?? false);
  await alice.response((response) => response.headers.get('To')?.endsWith('mobile') ?? false);
  return { board, alice, desk, mobile, call, toDesk, toMobile };
}

/** Alice calls Bob, who answers. */
async function talk(board: Awaited<ReturnType<typeof openBoard>>, alice: SipClient, bob: SipClient) {
  const call = alice.write({ method: 'INVITE', uri: bobUri, headers: [`Contact: <${alice.contact}>`] });
  const invite = await bob.incoming('INVITE');
  bob.reply(invite, 200, { tag: 'b', headers: [`Contact: <${bob.contact}>`] });
  const answer = await alice.response(
    (response) => response.status === 200 && response.headers.has('Record-Route'),
  );
  const inDialog = { callId: call.callId, from: call.from, to: `<${bobUri}>;tag=b`, uri: bob.contact };
  const route = `Route: ${answer.headers.get('Record-Route')}`;
  alice.write({ ...inDialog, method: 'ACK', cseq: call.cseq, headers: [route] });
  await bob.incoming('ACK');
  return { call, inDialog, invite, route };
}

describe('proxy', () => {
  it('rings every contact, takes the first answer and cancels the others as answered elsewhere', async () => {
    const { alice, desk, mobile, toDesk, toMobile } = await ringTwoPhones();
    expect(toDesk.uri).toBe(desk.contact);
    expect(toMobile.headers.get('Max-Forwards')).toBe('69');
    desk.reply(toDesk, 200, { tag: 'desk', headers: [`Contact: <${desk.contact}>`] });
    const cancel = await mobile.incoming('CANCEL');
    expect(cancel.headers.get('Reason')).toBe('SIP;cause=200;text="Call completed elsewhere"');
    expect(cancel.headers.getAll('Via')).toEqual(toMobile.headers.getAll('Via').slice(0, 1));
    mobile.reply(toMobile, 487, { tag: 'mobile' });
    expect((await mobile.incoming('ACK')).headers.get('To')).toContain('tag=mobile');
    const answer = await alice.response(
      (response) => response.status === 200 && response.headers.has('Record-Route'),
    );
    expect(answer.headers.getAll('Via')).toHaveLength(1);
    expect(alice.received.filter((each) => each.kind === 'response' && each.status >= 300)).toEqual([]);
  });

  it('passes CANCEL on with its Reason, and the 487 back', async () => {
    const { alice, desk, mobile, call, toDesk, toMobile } = await ringTwoPhones();
    const cancelling = {
      ...call,
      method: 'CANCEL',
      uri: bobUri,
      headers: ['Reason: Q.850;cause=16', 'Reason: SIP;cause=487'],
    };
    expect((await alice.request(cancelling)).status).toBe(200);
    expect((await desk.incoming('CANCEL')).headers.getAll('Reason')).toEqual([
      'Q.850;cause=16',
      'SIP;cause=487',
    ]);
    desk.reply(toDesk, 487, { tag: 'desk' });
    await mobile.incoming('CANCEL');
    mobile.reply(toMobile, 487, { tag: 'mobile' });
    await alice.response((response) => response.status === 487);
  });

  it('chooses the best of several failures', async () => {
    const { alice, desk, mobile, toDesk, toMobile } = await ringTwoPhones();
    desk.reply(toDesk, 480, { tag: 'desk' });
    mobile.reply(toMobile, 486, { tag: 'mobile' });
    await alice.response((response) => response.status === 486);
  });

  it('ends the other branches at once with a 6xx', async () => {
    const { alice, desk, mobile, toDesk, toMobile } = await ringTwoPhones();
    desk.reply(toDesk, 603, { tag: 'desk' });
    await mobile.incoming('CANCEL');
    mobile.reply(toMobile, 487, { tag: 'mobile' });
    await alice.response((response) => response.status === 603);
  });

  it('answers 404 for nobody, 480 for somebody away, 483 after too many hops', async () => {
    const board = await openBoard();
    const alice = await openClient(board, 'alice');
    const status = async (uri: string): Promise<number> =>
      (await alice.request({ method: 'INVITE', uri })).status;
    expect(await status('sip:nobody@switchboard.test')).toBe(404);
    expect(await status(bobUri)).toBe(480);
    const noHops = await alice.request({ method: 'OPTIONS', uri: bobUri, maxForwards: 0 });
    expect(noHops.status).toBe(483);
  });

  it('answers OPTIONS to the server itself', async () => {
    const board = await openBoard();
    const alice = await openClient(board, 'alice');
    const uri = `sip:${board.url.slice(5)};transport=ws`;
    expect((await alice.request({ method: 'OPTIONS', uri })).status).toBe(200);
    expect((await alice.request({ method: 'PUBLISH', uri })).status).toBe(405);
  });

  it('relays MESSAGE and its answer, and says 480 if nobody is there', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    expect((await alice.request({ method: 'MESSAGE', uri: bobUri, body: 'hi' })).status).toBe(480);
    const bob = await openPhone(board, 'bob');
    const sent = alice.request({
      method: 'MESSAGE',
      uri: bobUri,
      headers: ['Content-Type: text/plain'],
      body: 'höhö',
    });
    const message = await bob.incoming('MESSAGE');
    expect(message.body).toBe('höhö');
    bob.reply(message, 202, { tag: 'b' });
    expect((await sent).status).toBe(202);
  });

  it('carries a dialog both ways', async () => {
    const board = await openBoard();
    const [alice, bob] = [await openPhone(board, 'alice'), await openPhone(board, 'bob')];
    const { inDialog, call, route } = await talk(board, alice, bob);
    const info = alice.request({ ...inDialog, method: 'INFO', headers: [route] });
    const received = await bob.incoming('INFO');
    expect(received.headers.getAll('Route')).toEqual([]);
    bob.reply(received, 200);
    expect((await info).status).toBe(200);
    const bye = bob.request({
      method: 'BYE',
      uri: alice.contact,
      callId: call.callId,
      from: `<${bobUri}>;tag=b`,
      to: call.from,
    });
    alice.reply(await alice.incoming('BYE'), 200);
    expect((await bye).status).toBe(200);
  });

  it('follows a user to the socket of the new registration', async () => {
    const board = await openBoard();
    const [alice, bob] = [await openPhone(board, 'alice'), await openPhone(board, 'bob')];
    const { inDialog } = await talk(board, alice, bob);
    board.dropSockets('bob');
    await board.connectionEvents.waitFor(({ event }) => event === 'closed');
    expect((await alice.request({ ...inDialog, method: 'INFO' })).status).toBe(480);
    const again = await openPhone(board, 'bob');
    const bye = alice.request({ ...inDialog, method: 'BYE' });
    again.reply(await again.incoming('BYE'), 200);
    expect((await bye).status).toBe(200);
  });

  it('with routing by flow waits for a request of the user itself', async () => {
    const board = await openBoard({ dialogRouting: 'flow' });
    const [alice, bob] = [await openPhone(board, 'alice'), await openPhone(board, 'bob')];
    const { inDialog, call } = await talk(board, alice, bob);
    board.dropSockets('bob');
    await board.connectionEvents.waitFor(({ event }) => event === 'closed');
    const again = await openPhone(board, 'bob');
    expect((await alice.request({ ...inDialog, method: 'INFO' })).status).toBe(480);
    again.write({
      method: 'INVITE',
      uri: alice.contact,
      callId: call.callId,
      from: `<${bobUri}>;tag=b`,
      to: call.from,
      headers: [`Contact: <${bob.contact}>`],
    });
    await alice.incoming('INVITE');
    const bye = alice.request({ ...inDialog, method: 'BYE' });
    again.reply(await again.incoming('BYE'), 200);
    expect((await bye).status).toBe(200);
  });

  it('answers 480 when the called socket breaks while it rings', async () => {
    const board = await openBoard();
    const [alice, bob] = [await openPhone(board, 'alice'), await openPhone(board, 'bob')];
    const call = alice.request({ method: 'INVITE', uri: bobUri });
    await bob.incoming('INVITE');
    board.dropSockets('bob');
    expect((await call).status).toBe(480);
  });

  it('answers 481 to the CANCEL of an unknown request', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    expect((await alice.request({ method: 'CANCEL', uri: bobUri })).status).toBe(481);
  });
});
