import { describe, expect, it } from 'vitest';
import { decodePcmu } from '../../switchboard/media/pcmu.ts';
import type { SipResponse } from '../../switchboard/sip/message.ts';
import type { Switchboard } from '../../switchboard/switchboard.ts';
import { MediaCaller } from './media-caller.ts';
import type { SipClient } from './sip-client.ts';
import { openBoard, openClient } from './with-switchboard.ts';

const sdp = 'Content-Type: application/sdp';

async function dial(board: Switchboard, number: string, caller: MediaCaller) {
  const alice = await openClient(board, 'alice');
  const uri = `sip:${number}@switchboard.test`;
  const contact = `Contact: <${alice.contact}>`;
  const body = await caller.offer();
  const call = alice.write({ method: 'INVITE', uri, headers: [contact, sdp], body });
  const answer = await alice.response(({ status }) => status >= 200);
  const target = /<([^>]+)>/.exec(answer.headers.get('Contact') ?? '')?.[1] ?? uri;
  const inDialog = { callId: call.callId, from: call.from, to: answer.headers.get('To') ?? '', uri: target };
  alice.write({ ...inDialog, method: 'ACK', cseq: call.cseq });
  if (answer.status === 200) {
    await caller.accept(answer.body);
    await caller.connected();
  }
  return { alice, answer, inDialog, contact, call, body };
}

function reoffer(
  alice: SipClient,
  call: Awaited<ReturnType<typeof dial>>,
  direction: string,
): Promise<SipResponse> {
  const body = call.body.replace('a=sendrecv', `a=${direction}`);
  return alice.request({ ...call.inDialog, method: 'INVITE', headers: [call.contact, sdp], body });
}

describe('services', () => {
  it.each([
    ['4404', 404],
    ['4486', 486],
    ['4503', 503],
    ['4603', 603],
  ])('%s answers %i', async (number, status) => {
    const board = await openBoard();
    const alice = await openClient(board, 'alice');
    const response = await alice.request({ method: 'INVITE', uri: `sip:${number}@switchboard.test` });
    expect(response.status).toBe(status);
  });

  it('4480 rings until the caller gives up', async () => {
    const board = await openBoard();
    const alice = await openClient(board, 'alice');
    const uri = 'sip:4480@switchboard.test';
    const call = alice.write({ method: 'INVITE', uri });
    const ringing = await alice.response(({ status }) => status === 180);
    expect(ringing.headers.get('Contact')).toContain('sip:4480@');
    expect((await alice.request({ ...call, method: 'CANCEL', uri })).status).toBe(200);
    await alice.response(({ status }) => status === 487);
  });

  it('*43 rings, answers, and returns opus as it came', async () => {
    const board = await openBoard();
    const caller = new MediaCaller('opus', 'pcmu', 'events');
    const { alice, answer, inDialog } = await dial(board, '*43', caller);
    expect(alice.received.find((each) => each.kind === 'response' && each.status === 180)).toBeDefined();
    expect(answer.body).toContain('a=rtpmap:96 opus/48000/2');
    expect(answer.body).toContain('a=rtpmap:101 telephone-event/8000');
    expect(answer.body).not.toContain('PCMU');
    expect(answer.body).not.toContain('trickle');
    const echo = await caller.echoed('not really opus');
    expect(echo.header.payloadType).toBe(96);
    expect(echo.header.timestamp % 960).toBe(0);
    expect((await alice.request({ ...inDialog, method: 'BYE' })).status).toBe(200);
    expect((await alice.request({ ...inDialog, method: 'BYE' })).status).toBe(481);
  });

  it('hears digits in the audio stream and in INFO', async () => {
    const board = await openBoard();
    const caller = new MediaCaller('opus', 'events');
    const { alice, inDialog, call } = await dial(board, '*43', caller);
    await caller.echoed('ready');
    caller.press(1, 1000);
    caller.press(11, 2000);
    await board.digitLog.waitForDigits('1#');
    const relay = { headers: ['Content-Type: application/dtmf-relay'], body: 'Signal=5\r\nDuration=160' };
    expect((await alice.request({ ...inDialog, ...relay, method: 'INFO' })).status).toBe(200);
    const plain = { headers: ['Content-Type: application/dtmf'], body: '*' };
    expect((await alice.request({ ...inDialog, ...plain, method: 'INFO' })).status).toBe(200);
    expect(board.digits(call.callId)).toBe('1#5*');
    expect(board.digits('another call')).toBe('');
    expect(board.digitLog.entries.map(({ by }) => by)).toEqual(['rtp', 'rtp', 'info', 'info']);
  });

  it('*45 leaves telephone-event out of the answer', async () => {
    const board = await openBoard();
    const { answer } = await dial(board, '*45', new MediaCaller('opus', 'events'));
    expect(answer.body).toContain('opus');
    expect(answer.body).not.toContain('telephone-event');
  });

  it('is silent while it is held and goes on afterwards', async () => {
    const board = await openBoard();
    const caller = new MediaCaller('opus', 'events');
    const call = await dial(board, '*43', caller);
    await caller.echoed('ready');
    const hold = await reoffer(call.alice, call, 'sendonly');
    expect(hold.body).toContain('a=recvonly');
    const version = (body: string): string | undefined => /^o=- \d+ (\d+)/m.exec(body)?.[1];
    expect([version(call.answer.body), version(hold.body)]).toEqual(['1', '2']);
    expect((await reoffer(call.alice, call, 'inactive')).body).toContain('a=inactive');
    caller.send(96, Buffer.from('unheard'), 1);
    // The key comes behind it, so that both are there before the call goes on.
    caller.press(7, 2);
    await board.digitLog.waitForDigits('7');
    expect((await reoffer(call.alice, call, 'sendrecv')).body).toContain('a=sendrecv');
    caller.send(96, Buffer.from('heard'), 3);
    await caller.received.waitFor(({ payload }) => payload.toString() === 'heard');
    expect(caller.received.find(({ payload }) => payload.toString() === 'unheard')).toBeUndefined();
  });

  it('answers a re-INVITE without offer with one', async () => {
    const board = await openBoard();
    const { alice, inDialog, contact } = await dial(board, '*43', new MediaCaller('opus'));
    const response = await alice.request({ ...inDialog, method: 'INVITE', headers: [contact] });
    expect(response.body).toContain('a=setup:actpass');
  });

  it('refuses video and keeps the audio', async () => {
    const board = await openBoard();
    const call = await dial(board, '*43', new MediaCaller('opus'));
    const video = ['m=video 9 UDP/TLS/RTP/SAVPF 120', 'a=mid:1', 'a=rtpmap:120 VP8/90000', 'a=sendrecv', ''];
    const body = call.body + video.join('\r\n');
    const { inDialog, contact, alice } = call;
    const response = await alice.request({ ...inDialog, method: 'INVITE', headers: [contact, sdp], body });
    expect(response.body).toContain('m=video 0 UDP/TLS/RTP/SAVPF 120');
    expect(response.body).toContain('a=group:BUNDLE 0\r\n');
  });

  it('says 500 to a request out of order, and 488 without a common codec', async () => {
    const board = await openBoard();
    const { alice, inDialog } = await dial(board, '*43', new MediaCaller('opus'));
    expect((await alice.request({ ...inDialog, method: 'INFO', cseq: 1 })).status).toBe(500);
    expect((await dial(board, '*44', new MediaCaller('opus'))).answer.status).toBe(488);
  });

  it('*44 plays the melody in PCMU', async () => {
    const board = await openBoard();
    const caller = new MediaCaller('opus', 'pcmu');
    await dial(board, '*44', caller);
    const packet = await caller.received.waitFor(({ header }) => header.payloadType === 0);
    expect(packet.payload).toHaveLength(160);
    expect(Math.max(...[...packet.payload].map(decodePcmu))).toBeGreaterThan(8000);
    const second = await caller.received.waitFor(
      (each) => each.header.timestamp === packet.header.timestamp + 160,
    );
    expect(second.header.sequenceNumber).toBe((packet.header.sequenceNumber + 1) & 0xffff);
  });

  it('4183 lets the caller hear something before it answers', async () => {
    const board = await openBoard({ times: { earlyMediaMs: 300 } });
    const alice = await openClient(board, 'alice');
    const caller = new MediaCaller('pcmu');
    const headers = [`Contact: <${alice.contact}>`, sdp];
    alice.write({ method: 'INVITE', uri: 'sip:4183@switchboard.test', headers, body: await caller.offer() });
    const early = await alice.response(({ status }) => status === 183);
    await caller.accept(early.body);
    await caller.received.waitFor(({ header }) => header.payloadType === 0);
    const answer = await alice.response(({ status }) => status === 200);
    expect(answer.body).toBe(early.body);
  });
});
