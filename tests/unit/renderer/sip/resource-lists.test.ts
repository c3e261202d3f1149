import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from './support/message.ts';
import { Notifier } from './support/notifier.ts';
import { Phone, settle } from './support/phone.ts';

const list = 'sip:colleagues@pbx.example';
const bob = 'sip:bob@pbx.example';
const carol = 'sip:carol@pbx.example';

interface Part {
  readonly uri: string;
  readonly basic?: 'open' | 'closed';
  readonly state?: string;
}

/** A NOTIFY of a list (RFC 4662 §5.5), its meta-information last: `start` says which part it is. */
function listed(
  version: number,
  parts: readonly Part[],
  isFull = true,
): { body: string; contentType: string } {
  const resources = parts.map(({ uri, basic, state = 'active' }, index) => {
    const cid = basic === undefined ? '' : ` cid="part${index}@pbx.example"`;
    return `<resource uri="${uri}"><name>x</name><instance id="i-${uri}" state="${state}"${cid}/></resource>`;
  });
  const documents = parts.flatMap(({ basic }, index) =>
    basic === undefined
      ? []
      : [
          `--50UBfW7LSCVLtggUPe5z\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <part${index}@pbx.example>\r\n` +
            `Content-Type: application/pidf+xml;charset="UTF-8"\r\n\r\n` +
            `<presence xmlns="urn:ietf:params:xml:ns:pidf"><tuple id="1"><status><basic>${basic}</basic></status></tuple></presence>\r\n`,
        ],
  );
  return {
    contentType:
      'multipart/related;type="application/rlmi+xml";start="<root@pbx.example>";boundary="50UBfW7LSCVLtggUPe5z"',
    body:
      documents.join('') +
      `--50UBfW7LSCVLtggUPe5z\r\nContent-ID: <root@pbx.example>\r\nContent-Type: application/rlmi+xml\r\n\r\n` +
      `<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="${list}" version="${version}" fullState="${isFull}">${resources.join('')}</list>\r\n` +
      '--50UBfW7LSCVLtggUPe5z--\r\n',
  };
}

let phone: Phone;
let presence: Notifier;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone({ resourceList: list });
  presence = new Notifier(phone, 'presence');
  await phone.register();
});
afterEach(() => {
  vi.useRealTimers();
});

const known = (address: string) => phone.reports.get(address);
const targets = () => presence.all.map(({ startLine }) => startLine.split(' ')[1]);

async function subscribed(): Promise<Message> {
  phone.line.watch([bob, carol]);
  const subscribe = await presence.next();
  await presence.accept(subscribe);
  return subscribe;
}

describe('a list of colleagues on the server (RFC 4662)', () => {
  it('is asked for once, in place of everybody in it', async () => {
    const subscribe = await subscribed();
    expect(subscribe.startLine).toBe(`SUBSCRIBE ${list} SIP/2.0`);
    expect(subscribe.header('Supported')).toBe('eventlist');
    expect(subscribe.header('Accept')).toBe('application/pidf+xml, application/rlmi+xml, multipart/related');
    const both: Part[] = [
      { uri: 'sip:bob@PBX.example;transport=tcp', basic: 'open' },
      { uri: carol, basic: 'closed' },
    ];
    expect(await presence.notify(subscribe, listed(0, both))).toBe(200);
    expect(known(bob)).toEqual({ presence: { state: 'available' } });
    expect(known(carol)).toEqual({ presence: { state: 'offline' } });
    expect(targets()).toEqual([list]);
  });

  it('whoever is not in it is asked for alone', async () => {
    const subscribe = await subscribed();
    await presence.notify(subscribe, listed(0, [{ uri: bob, basic: 'open' }]));
    expect((await presence.next()).startLine).toBe(`SUBSCRIBE ${carol} SIP/2.0`);
    await presence.notify(subscribe, listed(1, [{ uri: bob }, { uri: carol, basic: 'open' }]));
    expect(known(carol)).toEqual({ presence: { state: 'available' } });
    expect(known(bob)).toEqual({ presence: { state: 'available' } });
  });

  it('is taken with Require: eventlist, and news of some leaves the others as they are', async () => {
    const subscribe = await subscribed();
    await presence.notify(
      subscribe,
      listed(0, [
        { uri: bob, basic: 'open' },
        { uri: carol, basic: 'open' },
      ]),
    );
    phone.peer.within(subscribe, 'NOTIFY', {
      headers: ['Event: presence', 'Require: eventlist', 'Subscription-State: active;expires=500'],
      ...listed(1, [{ uri: carol, basic: 'closed' }], false),
    });
    expect((await phone.peer.next('NOTIFY')).status).toBe(200);
    await settle();
    expect(known(carol)).toEqual({ presence: { state: 'offline' } });
    expect(known(bob)).toEqual({ presence: { state: 'available' } });
  });

  it('an instance that has ended says nothing any more', async () => {
    const subscribe = await subscribed();
    await presence.notify(subscribe, listed(0, [{ uri: bob, basic: 'open' }, { uri: carol }]));
    await presence.notify(subscribe, listed(1, [{ uri: bob, state: 'terminated' }], false));
    expect(known(bob)).toEqual({});
  });

  it('after a gap all of it is asked for again; what is outdated is left', async () => {
    const subscribe = await subscribed();
    await presence.notify(subscribe, listed(5, [{ uri: bob, basic: 'open' }, { uri: carol }]));
    await presence.notify(subscribe, listed(5, [{ uri: bob, basic: 'closed' }], false));
    expect(known(bob)).toEqual({ presence: { state: 'available' } });
    await presence.notify(subscribe, listed(8, [{ uri: bob, basic: 'closed' }], false));
    expect((await presence.next()).header('Call-ID')).toBe(subscribe.header('Call-ID'));
  });

  it.each([
    ['refused', async (subscribe: Message) => presence.refuse(subscribe, 404)],
    [
      'no list',
      async (subscribe: Message) => {
        const body = '<presence xmlns="urn:ietf:params:xml:ns:pidf"/>';
        await presence.notify(subscribe, { body, contentType: 'application/pidf+xml' });
      },
    ],
  ])('where it is %s, everybody is asked for alone', async (_how, answer) => {
    phone.line.watch([bob, carol]);
    await answer(await presence.next());
    expect(targets().slice(1, 3)).toEqual([bob, carol]);
  });

  it('a server that asks for peace is not asked for everybody instead', async () => {
    phone.line.watch([bob, carol]);
    await presence.refuse(await presence.next(), 503, 'Retry-After: 30');
    await settle();
    expect(targets()).toEqual([list]);
  });

  it('a reconnect asks for the list alone, and who is in it is believed meanwhile', async () => {
    const subscribe = await subscribed();
    const both: Part[] = [
      { uri: bob, basic: 'open' },
      { uri: carol, basic: 'open' },
    ];
    await presence.notify(subscribe, listed(0, both));
    await phone.reconnect();
    expect((await presence.next()).startLine).toContain(list);
    expect(targets()).toEqual([list, list]);
    expect(known(bob)).toEqual({ presence: { state: 'available' } });
  });

  it.each([
    ['an unclosed document', '<list'],
    ['a DTD', '<!DOCTYPE list [<!ENTITY a "b">]><list xmlns="urn:ietf:params:xml:ns:rlmi"/>'],
    ['another namespace', '<list xmlns="urn:x" version="0" fullState="true"/>'],
  ])('%s in place of the meta-information says nothing', async (_what, text) => {
    const subscribe = await subscribed();
    const contentType = 'multipart/related;boundary=b';
    const body = `--b\r\nContent-Type: application/rlmi+xml\r\n\r\n${text}\r\n--b--\r\n`;
    expect(await presence.notify(subscribe, { body, contentType })).toBe(200);
    expect(known(bob)).toBeUndefined();
    expect(targets()).toEqual([list]);
  });
});
