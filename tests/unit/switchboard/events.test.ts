import { describe, expect, it } from 'vitest';
import type { SipRequest } from '../../switchboard/sip/message.ts';
import type { Switchboard } from '../../switchboard/switchboard.ts';
import type { SipClient } from './sip-client.ts';
import { openBoard, openPhone } from './with-switchboard.ts';

const bobUri = 'sip:bob@switchboard.test';

interface Watching {
  readonly callId: string;
  readonly from: string;
  readonly to: string;
  readonly uri: string;
}

/** A SUBSCRIBE of the client, and how its dialog goes on. */
async function subscribe(
  client: SipClient,
  event: string,
  { uri = bobUri, expires = 600, within = undefined as Watching | undefined } = {},
): Promise<{ status: number; headers: (name: string) => string | undefined; watching: Watching }> {
  const parts = within ?? { uri };
  const sent = client.write({
    ...parts,
    method: 'SUBSCRIBE',
    headers: [`Contact: <${client.contact}>`, `Event: ${event}`, `Expires: ${expires}`],
  });
  const response = await client.response(
    ({ headers }) =>
      headers.get('Call-ID') === sent.callId && headers.get('CSeq') === `${sent.cseq} SUBSCRIBE`,
  );
  const contact = /<([^>]+)>/.exec(response.headers.get('Contact') ?? '')?.[1];
  const watching = {
    callId: sent.callId,
    from: sent.from,
    to: response.headers.get('To') ?? '',
    uri: contact ?? parts.uri,
  };
  return { status: response.status, headers: (name) => response.headers.get(name), watching };
}

/** The next NOTIFY with all of these in it, answered. */
async function notified(client: SipClient, ...texts: string[]): Promise<SipRequest> {
  const notify = (await client.received.waitFor(
    (each) =>
      each.kind === 'request' &&
      each.method === 'NOTIFY' &&
      texts.every((text) => `${each.headers.get('Subscription-State')} ${each.body}`.includes(text)),
  )) as SipRequest;
  client.reply(notify, 200);
  return notify;
}

function pidf(note: string): string {
  return `<?xml version="1.0"?>\r\n<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${bobUri}"><tuple id="1"><status><basic>open</basic></status><note>${note}</note></tuple></presence>`;
}

function publish(client: SipClient, { tag = '', body = '', expires = 600 } = {}) {
  return client.request({
    method: 'PUBLISH',
    uri: bobUri,
    from: `<${client.address}>;tag=p`,
    headers: [
      'Event: presence',
      `Expires: ${expires}`,
      ...(tag === '' ? [] : [`SIP-If-Match: ${tag}`]),
      ...(body === '' ? [] : ['Content-Type: application/pidf+xml']),
    ],
    body,
  });
}

async function twoPhones(options: Parameters<typeof openBoard>[0] = {}) {
  const board = await openBoard(options);
  return { board, alice: await openPhone(board, 'alice'), bob: await openPhone(board, 'bob') };
}

describe('subscriptions (RFC 6665)', () => {
  it('are answered, and at once notified', async () => {
    const { alice } = await twoPhones();
    const { status, headers } = await subscribe(alice, 'presence');
    expect(status).toBe(200);
    expect(headers('Expires')).toBe('600');
    const notify = await notified(alice, 'active;expires=600');
    expect(notify.headers.get('Event')).toBe('presence');
    expect(notify.headers.get('Content-Type')).toBe('application/pidf+xml');
    expect(notify.body).toContain('<basic>closed</basic>');
  });

  it('of unknown packages get 489, to nobody 404, too brief ones 423', async () => {
    const { alice, board } = await twoPhones({ events: { packages: ['presence'], minExpires: 60 } });
    const unknown = await subscribe(alice, 'dialog');
    expect(unknown.status).toBe(489);
    expect(unknown.headers('Allow-Events')).toBe('presence');
    expect((await subscribe(alice, 'presence', { uri: 'sip:nobody@switchboard.test' })).status).toBe(404);
    const brief = await subscribe(alice, 'presence', { expires: 30 });
    expect(brief.status).toBe(423);
    expect(brief.headers('Min-Expires')).toBe('60');
    expect(board.events.notifier.to('bob')).toEqual([]);
  });

  it('end by themselves', async () => {
    const { alice, board } = await twoPhones();
    await subscribe(alice, 'presence', { expires: 1 });
    await notified(alice, 'terminated;reason=timeout');
    expect(board.events.notifier.to('bob')).toEqual([]);
  });

  it('are refreshed with a NOTIFY, or without one where a test wants that', async () => {
    const { alice, board } = await twoPhones();
    const { watching } = await subscribe(alice, 'presence', { expires: 300 });
    await notified(alice, 'active;expires=300');
    expect((await subscribe(alice, 'presence', { within: watching, expires: 500 })).status).toBe(200);
    await notified(alice, 'active;expires=500');
    board.events.notifier.policy.notifyOnRefresh = false;
    const before = alice.received.mark();
    await subscribe(alice, 'presence', { within: watching, expires: 400 });
    await alice.request({ method: 'OPTIONS', uri: `sip:${board.url.slice(5)}` });
    expect(alice.received.find((each) => each.kind === 'request', before)).toBeUndefined();
  });

  it('are taken back', async () => {
    const { alice, board } = await twoPhones();
    const { watching } = await subscribe(alice, 'presence');
    await subscribe(alice, 'presence', { within: watching, expires: 0 });
    await notified(alice, 'terminated');
    expect(board.events.notifier.to('bob')).toEqual([]);
  });

  it('are ended for a reason by a test', async () => {
    const { alice, board } = await twoPhones();
    await subscribe(alice, 'presence');
    board.events.notifier.terminate('bob', 'presence', { reason: 'probation', retryAfter: 30 });
    await notified(alice, 'terminated;reason=probation;retry-after=30');
  });

  it('are forgotten by a server that starts anew', async () => {
    const { alice, board } = await twoPhones();
    const { watching } = await subscribe(alice, 'presence');
    await board.stop();
    await board.start();
    const again = await openPhone(board, 'alice');
    expect((await subscribe(again, 'presence', { within: watching })).status).toBe(481);
  });

  it('of somebody who does not know of them any more are dropped', async () => {
    const { alice, bob, board } = await twoPhones();
    await subscribe(alice, 'presence');
    await notified(alice, 'closed');
    const before = alice.received.mark();
    await publish(bob, { body: pidf('hello') });
    const second = (await alice.received.waitFor(
      (each) => each.kind === 'request',
      5000,
      before,
    )) as SipRequest;
    alice.reply(second, 481);
    await expect.poll(() => board.events.notifier.to('bob')).toEqual([]);
  });
});

describe('publications (RFC 3903)', () => {
  it('are told to who watches, kept by a refresh, changed, and taken back', async () => {
    const { alice, bob } = await twoPhones();
    await subscribe(alice, 'presence');
    const first = await publish(bob, { body: pidf('hello') });
    expect(first.status).toBe(200);
    expect(first.headers.get('Expires')).toBe('600');
    await notified(alice, 'hello');
    const refreshed = await publish(bob, { tag: first.headers.get('SIP-ETag') ?? '' });
    expect(refreshed.status).toBe(200);
    expect(refreshed.headers.get('SIP-ETag')).not.toBe(first.headers.get('SIP-ETag'));
    const changed = await publish(bob, { tag: refreshed.headers.get('SIP-ETag') ?? '', body: pidf('world') });
    await notified(alice, 'world');
    await publish(bob, { tag: changed.headers.get('SIP-ETag') ?? '', expires: 0 });
    await alice.received.waitFor(
      (each) =>
        each.kind === 'request' &&
        each.body.includes('closed') &&
        Number(each.headers.get('CSeq')?.split(' ')[0]) > 2,
    );
  });

  it('with a tag that is not known get 412, of others 403, without anything 400', async () => {
    const { alice, bob } = await twoPhones();
    expect((await publish(bob, { tag: 'unknown', body: pidf('x') })).status).toBe(412);
    expect((await publish(alice, { body: pidf('x') })).status).toBe(403);
    expect((await publish(bob)).status).toBe(400);
  });

  it('of several devices are one document', async () => {
    const { alice, bob } = await twoPhones();
    await publish(bob, { body: pidf('desk') });
    await publish(bob, { body: pidf('mobile') });
    await subscribe(alice, 'presence');
    const { body } = await notified(alice, 'desk', 'mobile');
    expect(body.match(/<tuple/g)).toHaveLength(2);
    expect(body.match(/<\/presence>/g)).toHaveLength(1);
  });

  it('end by themselves', async () => {
    const { alice, bob } = await twoPhones();
    await publish(bob, { body: pidf('hello'), expires: 1 });
    await subscribe(alice, 'presence');
    await notified(alice, 'hello');
    await notified(alice, 'closed');
  });
});

/** Alice calls Bob; carol watches. */
async function callBob(board: Switchboard, alice: SipClient, bob: SipClient) {
  const call = alice.write({ method: 'INVITE', uri: bobUri, headers: [`Contact: <${alice.contact}>`] });
  const invite = await bob.incoming('INVITE');
  bob.reply(invite, 180, { tag: 'b', headers: [`Contact: <${bob.contact}>`] });
  const answer = () => bob.reply(invite, 200, { tag: 'b', headers: [`Contact: <${bob.contact}>`] });
  return { call, invite, answer };
}

describe('dialogs (RFC 4235)', () => {
  it('are those of the calls: ringing, up, on hold, over', async () => {
    const { board, alice, bob } = await twoPhones();
    const carol = await openPhone(board, 'carol');
    await subscribe(carol, 'dialog');
    const none = await notified(carol, '<dialog-info');
    expect(none.body).toContain('version="0" state="full"');
    expect(none.body).not.toContain('<dialog ');

    const { call, answer } = await callBob(board, alice, bob);
    const { body } = await notified(carol, 'early');
    expect(body).toContain(`call-id="${call.callId}"`);
    expect(body).toContain('local-tag="b"');
    expect(body).toContain(`remote-tag="${/tag=(.*)$/.exec(call.from)?.[1]}"`);
    expect(body).toContain('direction="recipient"');
    expect(body).toContain(`<identity>${alice.address}</identity>`);
    expect(body).toContain(`<target uri="${alice.contact}"/>`);
    answer();
    await notified(carol, '<state>confirmed</state>');

    const inDialog = { callId: call.callId, from: `<${bobUri}>;tag=b`, to: call.from, uri: alice.contact };
    bob.write({
      ...inDialog,
      method: 'INVITE',
      headers: ['Content-Type: application/sdp'],
      body: 'a=sendonly\r\n',
    });
    await notified(carol, 'pname="+sip.rendering" pval="no"');
    bob.write({ ...inDialog, method: 'BYE' });
    await carol.received.waitFor(
      (each) =>
        each.kind === 'request' && each.body.includes('version="4"') && !each.body.includes('<dialog '),
    );
  });

  it('come as partial documents where a test wants that', async () => {
    const { board, alice, bob } = await twoPhones({ events: { partialDialogs: true } });
    const carol = await openPhone(board, 'carol');
    await subscribe(carol, 'dialog');
    await notified(carol, 'state="full"');
    const { call } = await callBob(board, alice, bob);
    await notified(carol, 'state="partial"', 'early');
    await alice.request({ ...call, method: 'CANCEL', uri: bobUri });
    bob.reply(await bob.incoming('CANCEL'), 200);
    bob.reply(await bob.incoming('INVITE'), 487, { tag: 'b' });
    await notified(carol, 'state="partial"', 'terminated');
  });

  it('a call that nobody answers on is over for both', async () => {
    const { board, alice, bob } = await twoPhones();
    const carol = await openPhone(board, 'carol');
    await subscribe(carol, 'dialog', { uri: 'sip:alice@switchboard.test' });
    const { invite } = await callBob(board, alice, bob);
    await notified(carol, 'direction="initiator"', 'early');
    bob.reply(invite, 486, { tag: 'b' });
    await carol.received.waitFor((each) => each.kind === 'request' && each.body.includes('version="2"'));
  });
});

describe('message waiting (RFC 3842)', () => {
  it('is what the test puts into the mailbox', async () => {
    const { board, alice } = await twoPhones();
    await subscribe(alice, 'message-summary', { uri: alice.address });
    await notified(alice, 'Messages-Waiting: no');
    board.events.mailboxes.set('alice', { newMessages: 2, oldMessages: 8, account: 'sip:*97@x' });
    const { body } = await notified(alice, 'Messages-Waiting: yes');
    expect(body).toBe('Messages-Waiting: yes\r\nMessage-Account: sip:*97@x\r\nVoice-Message: 2/8 (0/0)\r\n');
  });
});

describe('picking up', () => {
  async function ringBob() {
    const { board, alice, bob } = await twoPhones();
    const call = await board.callUser('bob', { displayName: 'Grace' });
    const invite = await bob.incoming('INVITE');
    bob.reply(invite, 180, { tag: 'b', headers: [`Contact: <${bob.contact}>`] });
    await call.waitFor('ringing');
    return { board, alice, bob, call };
  }

  async function offer(alice: SipClient, uri: string, ...headers: string[]) {
    const call = alice.write({ method: 'INVITE', uri, headers: [`Contact: <${alice.contact}>`, ...headers] });
    return alice.response(
      (response) => response.headers.get('Call-ID') === call.callId && response.status >= 200,
    );
  }

  it('by ** and the name', async () => {
    const { alice, bob } = await ringBob();
    expect((await offer(alice, 'sip:**bob@switchboard.test')).status).toBe(200);
    expect((await bob.incoming('CANCEL')).headers.get('Reason')).toContain('Call completed elsewhere');
  });

  it('by Replaces', async () => {
    const { alice, bob, call } = await ringBob();
    const contact = /<([^>]+)>/.exec(call.invite.headers.get('Contact') ?? '')?.[1] ?? '';
    const replaces = (from: string) =>
      `Replaces: ${call.callId};to-tag=${call.localTag};from-tag=${from};early-only`;
    expect((await offer(alice, contact, replaces('another'))).status).toBe(481);
    expect((await offer(alice, contact, replaces('b'))).status).toBe(200);
    await bob.incoming('CANCEL');
  });

  it('what does not ring is not there', async () => {
    const { board } = await twoPhones();
    const carol = await openPhone(board, 'carol');
    expect((await offer(carol, 'sip:**bob@switchboard.test')).status).toBe(481);
  });
});
