import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdp } from './support/fake-media.ts';
import type { Message } from './support/message.ts';
import { Phone, settle } from './support/phone.ts';

const carol = 'sip:carol@pbx.example';

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

const statuses = () =>
  phone.events.flatMap((event) => (event.type === 'transfer-status' ? [event.status] : []));

async function notify(status: string, state = 'active;expires=60'): Promise<number> {
  phone.peer.within(invite, 'NOTIFY', {
    headers: ['Event: refer', `Subscription-State: ${state}`],
    contentType: 'message/sipfrag;version=2.0',
    body: `SIP/2.0 ${status}`,
  });
  const answer = await phone.peer.next('NOTIFY');
  await settle();
  return answer.status;
}

async function refer(replaces?: { callId: string; toTag: string; fromTag: string }): Promise<Message> {
  phone.perform({ type: 'refer', uri: carol, ...(replaces === undefined ? {} : { replaces }) });
  return phone.peer.next('REFER');
}

describe('as the transferor', () => {
  it('blind: Refer-To stands in angle brackets', async () => {
    const request = await refer();
    expect(request.header('Refer-To')).toBe(`<${carol}>`);
    expect(request.header('Referred-By')).toBe('<sip:alice@pbx.example>');
    expect(request.header('To')).toContain(';tag=peer');
  });

  it('attended: names the dialog to be replaced, and that it must be known how', async () => {
    const request = await refer({ callId: 'a@b', toTag: 't+1', fromTag: 'f' });
    expect(request.header('Refer-To')).toBe(
      `<${carol}?Replaces=a%40b%3Bto-tag%3Dt%2B1%3Bfrom-tag%3Df&Require=replaces>`,
    );
  });

  it('tells what becomes of it, and answers each NOTIFY', async () => {
    phone.peer.respond(await refer(), 202);
    await settle();
    expect(await notify('180 Ringing')).toBe(200);
    expect(await notify('200 OK', 'terminated;reason=noresource')).toBe(200);
    expect(statuses()).toEqual([100, 180, 200]);
  });

  it('believes what the NOTIFY tells, not that each claims to be the last', async () => {
    phone.peer.respond(await refer(), 202);
    await settle();
    await notify('180 Ringing', 'terminated;reason=noresource');
    expect(statuses()).toEqual([100, 180]);
  });

  it('a refusal of the REFER is one of the transfer', async () => {
    phone.peer.respond(await refer(), 603);
    await settle();
    expect(statuses()).toEqual([603]);
  });

  it('an answer that is lost with the connection is a failure, and a late success is told all the same', async () => {
    await refer();
    await phone.reconnect();
    await vi.advanceTimersByTimeAsync(32_000);
    expect(statuses()).toEqual([408]);
    await notify('200 OK', 'terminated;reason=noresource');
    expect(statuses()).toEqual([408, 200]);
  });

  it('an answer that is lost is none to miss where the other side tells of its call', async () => {
    await refer();
    await phone.reconnect();
    await notify('180 Ringing');
    await vi.advanceTimersByTimeAsync(32_000);
    expect(statuses()).toEqual([180]);
  });

  it('the answer to a former transfer is none to the present one', async () => {
    const former = await refer();
    phone.peer.respond(await refer(), 202);
    phone.peer.respond(former, 603);
    await settle();
    expect(statuses()).toEqual([100]);
  });

  it.each([
    ['accepts and says no more', [], 60],
    ['tries for as long as it said', ['100 Trying', 'active;expires=90'], 90],
    ['tries, and would do so for a day', ['100 Trying', 'active;expires=86400'], 180],
    ['tries, and ends its subscription at once', ['100 Trying', 'terminated'], 60],
    ['rings, and ends its subscription soon', ['180 Ringing', 'active;expires=5'], 180],
  ])('who %s is given up, and may come late', async (_what, [status, state], seconds) => {
    phone.peer.respond(await refer(), 202);
    await settle();
    if (status !== undefined) await notify(status, state);
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(statuses()).not.toContain(408);
    await vi.advanceTimersByTimeAsync(1);
    expect(statuses().at(-1)).toBe(408);
    await notify('200 OK', 'terminated;reason=noresource');
    expect(statuses().at(-1)).toBe(200);
  });

  it('an end of the subscription without a word is no success', async () => {
    phone.peer.respond(await refer(), 202);
    await settle();
    phone.peer.within(invite, 'NOTIFY', {
      headers: ['Event: refer', 'Subscription-State: terminated;reason=timeout'],
    });
    expect((await phone.peer.next('NOTIFY')).status).toBe(200);
    await settle();
    expect(statuses()).toEqual([100, 408]);
  });

  it.each([
    ['another event', 'Event: message-summary', 'message/sipfrag', 'SIP/2.0 200 OK'],
    ['what is no response', 'Event: refer', 'message/sipfrag', 'INVITE sip:x@y SIP/2.0'],
    ['another type', 'Event: refer', 'text/plain', 'SIP/2.0 200 OK'],
  ])('%s says nothing of it', async (_what, event, contentType, body) => {
    phone.peer.within(invite, 'NOTIFY', {
      headers: [event, 'Subscription-State: active;expires=60'],
      contentType,
      body,
    });
    expect((await phone.peer.next('NOTIFY')).status).toBe(200);
    await settle();
    expect(statuses()).toEqual([]);
  });

  it('what is told of a former transfer is none of the present one', async () => {
    phone.peer.respond(await refer(), 202);
    await settle();
    const former = /\d+/.exec(phone.peer.all('REFER')[0]?.header('CSeq') ?? '')?.[0];
    phone.peer.respond(await refer(), 202);
    await settle();
    phone.peer.within(invite, 'NOTIFY', {
      headers: [`Event: refer;id=${former}`, 'Subscription-State: terminated'],
      contentType: 'message/sipfrag',
      body: 'SIP/2.0 486 Busy Here',
    });
    expect((await phone.peer.next('NOTIFY')).status).toBe(200);
    await settle();
    expect(statuses()).toEqual([100, 100]);
  });

  it('knows the dialog of a call that is up', () => {
    expect(phone.line.dialogOf('out')).toEqual({
      callId: 'out',
      localTag: /tag=([^;]+)/.exec(invite.header('From'))?.[1],
      remoteTag: 'peer',
      remoteTarget: 'sip:bob@pbx.example',
    });
  });
});

describe('as the transferee', () => {
  const refer = (...headers: readonly string[]): void => {
    phone.peer.within(invite, 'REFER', { headers });
  };
  const asked = () => phone.event('referred')?.referral;

  /** The person follows: a new call begins on behalf of the other side. */
  async function follow(): Promise<Message> {
    const target = asked()?.target ?? '';
    phone.line.place('next', target, { referral: 'out' });
    phone.perform({ type: 'invite' }, 'next');
    return phone.peer.next('INVITE');
  }

  it('says at once that it has heard, asks the person, and dials nobody', async () => {
    refer(`Refer-To: <${carol}>`, 'Referred-By: "Bob" <sip:bob@pbx.example>');
    expect((await phone.peer.next('REFER')).status).toBe(202);
    const first = await phone.peer.next('NOTIFY');
    expect(first.header('Subscription-State')).toMatch(/^active;expires=\d+$/);
    expect(first.header('Event')).toBe('refer');
    expect(first.header('Content-Type')).toBe('message/sipfrag;version=2.0');
    expect(first.body).toBe('SIP/2.0 100 Trying\r\n');
    await settle();
    expect(asked()).toEqual({
      to: { address: carol },
      target: carol,
      by: { address: 'sip:bob@pbx.example', displayName: 'Bob' },
    });
    expect(phone.peer.all('INVITE').filter(({ status }) => status === 0)).toHaveLength(1);
  });

  it('followed, tells how the new call goes, and ends with its answer', async () => {
    refer(`Refer-To: <${carol}>`, 'Referred-By: <sip:bob@pbx.example>;x=1');
    await settle();
    const next = await follow();
    expect(next.startLine).toBe(`INVITE ${carol} SIP/2.0`);
    expect(next.header('Referred-By')).toBe('<sip:bob@pbx.example>;x=1');
    expect(next.headers('Replaces')).toEqual([]);
    phone.peer.respond(next, 180, { toTag: 'carol' });
    await settle();
    phone.peer.respond(next, 200, { toTag: 'carol', body: sdp('carol') });
    await settle();
    const told = phone.peer.all('NOTIFY').filter(({ status }) => status === 0);
    expect(told.map(({ body }) => body.trim().replace(/ \D+$/, ''))).toEqual([
      'SIP/2.0 100',
      'SIP/2.0 180',
      'SIP/2.0 200',
    ]);
    expect(told.map((each) => each.header('Subscription-State').split(';')[0])).toEqual([
      'active',
      'active',
      'terminated',
    ]);
  });

  it('attended: takes the place of the call that it names', async () => {
    refer(`Refer-To: <${carol};gr=x?Replaces=a%40b%3Bto-tag%3Dt%3Bfrom-tag%3Df&Require=replaces>`);
    await settle();
    const next = await follow();
    expect(next.startLine).toBe(`INVITE ${carol};gr=x SIP/2.0`);
    expect(next.header('Replaces')).toBe('a@b;to-tag=t;from-tag=f');
    expect(next.header('Require')).toBe('replaces');
  });

  it('followed after the other side has hung up, still takes that place', async () => {
    refer(`Refer-To: <${carol}?Replaces=a%40b%3Bto-tag%3Dt%3Bfrom-tag%3Df>`);
    await settle();
    phone.peer.within(invite, 'BYE');
    expect((await phone.peer.next('BYE')).status).toBe(200);
    await settle();
    const next = await follow();
    expect(next.startLine).toBe(`INVITE ${carol} SIP/2.0`);
    expect(next.header('Replaces')).toBe('a@b;to-tag=t;from-tag=f');
    phone.peer.respond(next, 200, { toTag: 'carol', body: sdp('carol') });
    await settle();
    expect(phone.events.at(-1)?.type).toBe('established');
  });

  it('tells a refusal of the new call', async () => {
    refer(`Refer-To: <${carol}>`);
    await settle();
    phone.peer.respond(await follow(), 486, { toTag: 'carol' });
    await settle();
    const last = phone.peer.all('NOTIFY').findLast(({ status }) => status === 0);
    expect(last?.body).toMatch(/^SIP\/2\.0 486 /);
    expect(last?.header('Subscription-State')).toBe('terminated;reason=noresource');
  });

  it('refused by the person, tells 603', async () => {
    refer(`Refer-To: <${carol}>`);
    await settle();
    phone.perform({ type: 'refuse-referral' });
    await settle();
    expect(phone.peer.all('NOTIFY').findLast(({ status }) => status === 0)?.body).toMatch(/^SIP\/2\.0 603 /);
  });

  it('refused as the person hangs up, tells 603 before BYE', async () => {
    refer(`Refer-To: <${carol}>`);
    await settle();
    phone.perform({ type: 'refuse-referral' });
    phone.perform({ type: 'bye' });
    await settle();
    const told = phone.bridge.sent
      .map((text) => text.split(' ', 1)[0] ?? '')
      .filter((word) => /^[A-Z]+$/.test(word));
    expect(told.slice(-2)).toEqual(['NOTIFY', 'BYE']);
    expect(phone.peer.all('NOTIFY').at(-1)?.body).toMatch(/^SIP\/2\.0 603 /);
  });

  it('refused after the other side has hung up, is followed by nobody', async () => {
    refer(`Refer-To: <${carol}?Replaces=a%40b%3Bto-tag%3Dt%3Bfrom-tag%3Df>`);
    await settle();
    phone.peer.within(invite, 'BYE');
    await settle();
    phone.perform({ type: 'refuse-referral' });
    expect((await follow()).headers('Replaces')).toEqual([]);
  });

  it('a second one while the first is open is refused', async () => {
    refer(`Refer-To: <${carol}>`);
    expect((await phone.peer.next('REFER')).status).toBe(202);
    refer('Refer-To: <sip:dave@pbx.example>');
    expect((await phone.peer.next('REFER')).status).toBe(491);
    expect(asked()?.target).toBe(carol);
  });

  it('who asks is not passed on where that could begin a header of its own', async () => {
    refer(`Refer-To: <${carol}>`, 'Referred-By: <sip:bob@pbx.example>\nX-Evil: 1');
    await settle();
    const next = await follow();
    expect(next.headers('Referred-By')).toEqual([]);
    expect(phone.bridge.sent.join()).not.toContain('X-Evil');
  });

  it('a number as a tel: URI is one of ours', async () => {
    refer('Refer-To: <tel:+49-30-1234>');
    await settle();
    expect(asked()?.target).toBe('sip:+49301234@pbx.example');
  });

  it.each([
    ['another method', `Refer-To: <${carol};method=BYE>`],
    ['no SIP URI', 'Refer-To: <https://example.com>'],
    [
      'a header within Replaces',
      `Refer-To: <${carol}?Replaces=a%0d%0aX-Evil:%201%3Bto-tag%3Dt%3Bfrom-tag%3Df>`,
    ],
    ['Replaces that cannot be decoded', `Refer-To: <${carol}?Replaces=%zz>`],
  ])('%s is refused', async (_what, header) => {
    refer(header);
    expect((await phone.peer.next('REFER')).status).toBe(400);
    await settle();
    expect(asked()).toBeUndefined();
  });
});

describe('as the target', () => {
  it('shows who has put the caller through', async () => {
    await phone.ring({ headers: ['Referred-By: "Carol" <sip:carol@pbx.example>'] });
    expect(phone.incoming[0]?.referredBy).toEqual({ address: carol, displayName: 'Carol' });
  });

  it('a call with Replaces takes the place of the one that is up', async () => {
    const to = invite.header('From');
    const tag = /tag=([^;]+)/.exec(to)?.[1];
    await phone.ring({ headers: [`Replaces: out;to-tag=${tag};from-tag=peer`], callId: 'other' });
    expect(phone.incoming[0]?.replaces).toBe('out');
  });

  /** Its final answer to a call that is to take the place of another. */
  async function refusalOf(...replaces: readonly string[]): Promise<number> {
    const { length } = phone.incoming;
    const headers = replaces.map((value) => `Replaces: ${value}`);
    phone.peer.request('INVITE', { body: sdp('carol'), uri: phone.contact, callId: 'other', headers });
    await settle();
    expect(phone.incoming).toHaveLength(length);
    return phone.peer.all('INVITE').findLast((each) => each.header('Call-ID') === 'other')?.status ?? 0;
  }

  /** The call that is up, as the other side names it. */
  const confirmed = () => `out;to-tag=${/tag=([^;]+)/.exec(invite.header('From'))?.[1]};from-tag=peer`;

  it.each([
    ['a call that nobody knows', () => ['nobody;to-tag=a;from-tag=b'], 481],
    ['a call by tags that are not its own', () => ['out;to-tag=a;from-tag=peer'], 481],
    ['a call that is up, though only one that rings is meant', () => [`${confirmed()};early-only`], 486],
    ['two calls', () => [confirmed(), confirmed()], 400],
    ['a call without its tags', () => ['out'], 400],
  ])('the place of %s is not taken', async (_what, replaces, status) => {
    expect(await refusalOf(...replaces())).toBe(status);
    expect(phone.eventNames).not.toContain('remote-ended');
  });

  it('the place of a call that rings here is not taken, and it rings on (RFC 3891 §3)', async () => {
    await phone.ring();
    const ringing = phone.peer.all('INVITE').findLast(({ status }) => status === 180);
    const tag = /tag=([^;]+)/.exec(ringing?.header('To') ?? '')?.[1];
    expect(await refusalOf(`call-of-bob;to-tag=${tag};from-tag=bob`)).toBe(481);
    expect(phone.eventNames).not.toContain('cancelled');
  });

  it('the place of a call of ours that rings there is taken', async () => {
    phone.line.place('second', carol);
    phone.perform({ type: 'invite' }, 'second');
    const ours = await phone.peer.next('INVITE');
    phone.peer.respond(ours, 180, { toTag: 'carol' });
    await settle();
    const tag = /tag=([^;]+)/.exec(ours.header('From'))?.[1];
    await phone.ring({
      headers: [`Replaces: second;to-tag=${tag};from-tag=carol;early-only`],
      callId: 'other',
    });
    expect(phone.incoming.at(-1)?.replaces).toBe('second');
  });
});
