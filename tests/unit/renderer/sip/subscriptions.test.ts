import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notifier } from './support/notifier.ts';
import { Phone, settle } from './support/phone.ts';

const bob = 'sip:bob@pbx.example';

function pidf(basic: string): { body: string; contentType: string } {
  return {
    contentType: 'application/pidf+xml',
    body: `<presence xmlns="urn:ietf:params:xml:ns:pidf"><tuple id="1"><status><basic>${basic}</basic></status></tuple></presence>`,
  };
}

function dialogInfo(state: string, version = 0, kind = 'full'): { body: string; contentType: string } {
  const dialogs = state === '' ? '' : `<dialog id="1" direction="recipient"><state>${state}</state></dialog>`;
  return {
    contentType: 'application/dialog-info+xml',
    body: `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${kind}">${dialogs}</dialog-info>`,
  };
}

let phone: Phone;
let presence: Notifier;
let dialog: Notifier;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone();
  presence = new Notifier(phone, 'presence');
  dialog = new Notifier(phone, 'dialog');
  await phone.register();
});
afterEach(() => {
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
const known = () => phone.reports.get(bob);

/** Bob's presence is subscribed to, and he is there. */
async function watchBob(): Promise<ReturnType<typeof presence.next>> {
  phone.line.watch([bob]);
  const subscribe = await presence.next();
  await presence.accept(subscribe);
  await presence.notify(subscribe, pidf('open'));
  return subscribe;
}

describe('watching', () => {
  it('asks for both packages', async () => {
    phone.line.watch([bob]);
    const subscribe = await presence.next();
    expect(subscribe.startLine).toBe(`SUBSCRIBE ${bob} SIP/2.0`);
    expect(subscribe.header('Accept')).toBe('application/pidf+xml');
    expect(subscribe.header('Expires')).toBe('3600');
    expect(subscribe.header('Contact')).toContain('transport=ws');
    expect((await dialog.next()).header('Accept')).toBe('application/dialog-info+xml');
  });

  it('reports what each says', async () => {
    phone.line.watch([bob]);
    const forPresence = await presence.next();
    const forDialog = await dialog.next();
    await presence.accept(forPresence);
    expect(await presence.notify(forPresence, pidf('open'))).toBe(200);
    expect(known()).toEqual({ presence: { state: 'available' } });
    await dialog.accept(forDialog);
    expect(await dialog.notify(forDialog, dialogInfo('early'))).toBe(200);
    expect(known()).toMatchObject({
      presence: { state: 'available' },
      dialogs: { dialogs: [{ state: 'early' }] },
    });
    expect(await dialog.notify(forDialog, dialogInfo('', 1))).toBe(200);
    expect(known()).toMatchObject({ dialogs: { dialogs: [] } });
  });

  it('takes a NOTIFY that is faster than the 200', async () => {
    phone.line.watch([bob]);
    const subscribe = await presence.next();
    await presence.notify(subscribe, { ...pidf('closed'), state: 'active' });
    await presence.accept(subscribe);
    expect(known()).toEqual({ presence: { state: 'offline' } });
  });

  it('a NOTIFY without a body says nothing of presence, and that there is no call', async () => {
    phone.line.watch([bob]);
    const forPresence = await presence.next();
    const forDialog = await dialog.next();
    await presence.notify(forPresence);
    await dialog.notify(forDialog);
    expect(known()).toEqual({ presence: { state: 'unknown' }, dialogs: { dialogs: [] } });
  });

  it('what is not of the package is accepted and says nothing', async () => {
    const subscribe = await watchBob();
    expect(await presence.notify(subscribe, { body: '<html>', contentType: 'text/html' })).toBe(200);
    expect(await presence.notify(subscribe, { ...pidf('open'), body: '<!DOCTYPE x><presence' })).toBe(200);
    expect(known()).toEqual({ presence: { state: 'available' } });
  });

  it('as long as it is pending, nothing is known', async () => {
    phone.line.watch([bob]);
    const subscribe = await presence.next();
    await presence.notify(subscribe, { ...pidf('closed'), state: 'pending;expires=600' });
    expect(known()).toBeUndefined();
    await presence.notify(subscribe, pidf('open'));
    expect(known()).toEqual({ presence: { state: 'available' } });
  });

  it('who is not watched any more is unsubscribed from', async () => {
    const subscribe = await watchBob();
    phone.line.watch([]);
    const last = await presence.next();
    expect(last.header('Expires')).toBe('0');
    expect(last.header('Call-ID')).toBe(subscribe.header('Call-ID'));
    await presence.accept(last, 0);
    expect(await presence.notify(subscribe, { state: 'terminated;reason=timeout' })).toBe(200);
    await seconds(600);
    expect(presence.all).toHaveLength(2);
  });

  it('is paced: no more than 20 requests without an answer', async () => {
    phone.line.watch(Array.from({ length: 50 }, (_, n) => `sip:${100 + n}@pbx.example`));
    await settle();
    // One is for the mailbox.
    const sent = () => phone.peer.all('SUBSCRIBE').filter(({ status }) => status === 0).length;
    expect(sent()).toBe(20);
    await presence.accept(await presence.next());
    await presence.accept(await presence.next());
    expect(sent()).toBe(22);
  });
});

describe('a refresh', () => {
  it('comes within the dialog before the end, and needs no NOTIFY', async () => {
    const subscribe = await watchBob();
    await seconds(500);
    const refresh = await presence.next();
    expect(refresh.header('To')).toContain(';tag=peer');
    expect(refresh.header('Call-ID')).toBe(subscribe.header('Call-ID'));
    expect(refresh.header('Accept')).toBe('application/pidf+xml');
    await presence.accept(refresh);
    // SIP.js's own subscription would be terminated now, 32 s after the refresh (Timer N).
    await seconds(60);
    expect(known()).toEqual({ presence: { state: 'available' } });
    expect(await presence.notify(subscribe, pidf('closed'))).toBe(200);
    expect(known()).toEqual({ presence: { state: 'offline' } });
    expect(presence.all).toHaveLength(2);
  });

  it('that is challenged keeps its numbers', async () => {
    await watchBob();
    await seconds(500);
    const refresh = await presence.next();
    phone.peer.respond(refresh, 407, {
      contact: null,
      headers: ['Proxy-Authenticate: Digest realm="pbx", nonce="1", algorithm=MD5, qop="auth"'],
      credentials: 'Digest username="alice", response="x"',
    });
    const again = await presence.next();
    expect(again.header('Proxy-Authorization')).not.toBe('');
    await presence.accept(again);
    await seconds(500);
    const numbers = [again, await presence.next()].map((each) => Number.parseInt(each.header('CSeq'), 10));
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
  });

  it('to which the server says 481 is a new subscription', async () => {
    const subscribe = await watchBob();
    await seconds(500);
    await presence.refuse(await presence.next(), 481);
    const anew = await presence.next();
    expect(anew.header('Call-ID')).not.toBe(subscribe.header('Call-ID'));
    expect(anew.header('To')).toBe(`<${bob}>`);
    await presence.notify(anew, pidf('closed'));
    expect(known()).toEqual({ presence: { state: 'offline' } });
  });

  it('that fails is tried again, and what is known stays true until the end', async () => {
    await watchBob();
    await seconds(500);
    await presence.refuse(await presence.next(), 503, 'Retry-After: 30');
    await seconds(29);
    expect(presence.all).toHaveLength(2);
    await seconds(2);
    await presence.refuse(await presence.next(), 503);
    expect(known()).toEqual({ presence: { state: 'available' } });
    // Its 600 s are over, and nobody has renewed it.
    await seconds(75);
    expect(known()).toEqual({});
  });
});

describe('a refusal', () => {
  const four = ['bob', 'carol', 'dave', 'eve'].map((name) => `sip:${name}@pbx.example`);

  it('489 to several is heeded for everybody, until the next connection', async () => {
    phone.line.watch(four.slice(0, 3));
    for (let n = 0; n < 3; n += 1) await dialog.refuse(await dialog.next(), 489);
    phone.line.watch(four);
    await seconds(400);
    expect(dialog.all).toHaveLength(3);
    expect(presence.all.length).toBeGreaterThan(3);
    await phone.reconnect();
    expect((await dialog.next()).startLine).toContain(bob);
  });

  it('489 of phones behind a server that knows the package costs nobody else', async () => {
    phone.line.watch(four.slice(0, 1));
    await dialog.accept(await dialog.next());
    phone.line.watch(four);
    for (let n = 0; n < 3; n += 1) await dialog.refuse(await dialog.next(), 489);
    phone.line.watch([...four, 'sip:frank@pbx.example']);
    expect((await dialog.next()).startLine).toContain('frank');
  });

  it('489 to all spares those who are still waiting', async () => {
    phone.line.watch(Array.from({ length: 40 }, (_, n) => `sip:${100 + n}@pbx.example`));
    await settle();
    for (const subscribe of dialog.all) await dialog.refuse(subscribe, 489);
    // Each that is accepted lets another through.
    for (let left = 40; left > 0; left -= 1) await presence.accept(await presence.next());
    expect(presence.all).toHaveLength(40);
    expect(dialog.all.length).toBeLessThanOrEqual(20);
  });

  it('423 makes us ask for more', async () => {
    phone.line.watch([bob]);
    await presence.refuse(await presence.next(), 423, 'Min-Expires: 7200');
    expect((await presence.next()).header('Expires')).toBe('7200');
  });

  it('404 is not asked again', async () => {
    phone.line.watch([bob]);
    await presence.refuse(await presence.next(), 404);
    await seconds(4000);
    expect(presence.all).toHaveLength(1);
  });

  it('503 with Retry-After is asked again then', async () => {
    phone.line.watch([bob]);
    await presence.refuse(await presence.next(), 503, 'Retry-After: 20');
    await seconds(20);
    expect(presence.all).toHaveLength(1);
    await seconds(2);
    expect(presence.all).toHaveLength(2);
  });

  it('no NOTIFY at all is a failure after 32 s', async () => {
    phone.line.watch([bob]);
    await presence.accept(await presence.next());
    await seconds(60);
    expect(presence.all).toHaveLength(2);
  });
});

describe('the server ends a subscription', () => {
  it('retry-after is in seconds: SIP.js would ask again every 35 ms', async () => {
    const subscribe = await watchBob();
    await presence.notify(subscribe, { state: 'terminated;reason=probation;retry-after=30' });
    await seconds(29);
    expect(presence.all).toHaveLength(1);
    await seconds(3);
    expect(presence.all).toHaveLength(2);
  });

  it('deactivated: it is asked for again at once, but no storm comes of it', async () => {
    let subscribe = await watchBob();
    for (let turn = 0; turn < 10; turn += 1) {
      await presence.notify(subscribe, { state: 'terminated;reason=deactivated' });
      if (presence.all.length === turn + 1) break;
      subscribe = await presence.next();
      await presence.notify(subscribe, pidf('open'));
    }
    expect(presence.all).toHaveLength(2);
    expect(known()).toEqual({ presence: { state: 'available' } });
  });

  it.each(['rejected', 'noresource'])(
    '%s: nothing is known, and it is not asked for again',
    async (reason) => {
      const subscribe = await watchBob();
      await presence.notify(subscribe, { state: `terminated;reason=${reason}` });
      expect(known()).toEqual({});
      await seconds(4000);
      expect(presence.all).toHaveLength(1);
    },
  );

  it('invariant: what it said last stays true', async () => {
    const subscribe = await watchBob();
    await presence.notify(subscribe, { ...pidf('closed'), state: 'terminated;reason=invariant' });
    await seconds(4000);
    expect(known()).toEqual({ presence: { state: 'offline' } });
    expect(presence.all).toHaveLength(1);
  });
});

describe('dialog-info that lacks an update', () => {
  it('is asked for as a whole', async () => {
    phone.line.watch([bob]);
    const subscribe = await dialog.next();
    await dialog.accept(subscribe);
    await dialog.notify(subscribe, dialogInfo('early', 0));
    await dialog.notify(subscribe, dialogInfo('confirmed', 2, 'partial'));
    const refresh = await dialog.next();
    expect(refresh.header('To')).toContain(';tag=');
    expect(known()).toMatchObject({ dialogs: { dialogs: [{ state: 'early' }] } });
    await dialog.accept(refresh);
    await dialog.notify(subscribe, dialogInfo('confirmed', 3));
    expect(known()).toMatchObject({ dialogs: { dialogs: [{ state: 'confirmed' }] } });
  });
});

describe('the connection', () => {
  it('lost and found again: all is asked for anew, and nothing turns grey', async () => {
    const subscribe = await watchBob();
    phone.reports.clear();
    await phone.reconnect();
    const anew = await presence.next();
    expect(anew.header('Call-ID')).not.toBe(subscribe.header('Call-ID'));
    expect(phone.reports.size).toBe(0);
    await presence.accept(anew);
    await presence.notify(anew, pidf('closed'));
    expect(known()).toEqual({ presence: { state: 'offline' } });
    // The subscription of the former connection is over on our side.
    expect(await presence.notify(subscribe, pidf('open'))).toBe(481);
  });

  it('lost for more than 30 s: what was known is old', async () => {
    await watchBob();
    phone.bridge.drop();
    await seconds(29);
    expect(known()).toEqual({ presence: { state: 'available' } });
    await seconds(2);
    expect(known()).toEqual({});
  });

  it('is needed: nobody is asked before the server knows us', async () => {
    const other = new Phone();
    other.line.watch([bob]);
    await other.connect();
    expect(other.peer.all('SUBSCRIBE')).toHaveLength(0);
  });
});

it('stopping takes the subscriptions back, and does not wait for them', async () => {
  const subscribe = await watchBob();
  const stopped = phone.line.stop();
  const last = await presence.next();
  expect(last.header('Expires')).toBe('0');
  expect(last.header('Call-ID')).toBe(subscribe.header('Call-ID'));
  phone.peer.respond(await phone.peer.next('REGISTER'), 200, { contact: null });
  await stopped;
});
