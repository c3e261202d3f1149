import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Notifier } from './support/notifier.ts';
import { Phone, settle } from './support/phone.ts';

const contentType = 'application/simple-message-summary';
const body = 'Messages-Waiting: yes\r\nMessage-Account: sip:*97@pbx.example\r\nVoice-Message: 2/8 (0/2)\r\n';
const waiting = { waiting: true, newMessages: 2, account: 'sip:*97@pbx.example' };

let phone: Phone;
let mailbox: Notifier;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone();
  mailbox = new Notifier(phone, 'message-summary');
  await phone.register();
});
afterEach(() => {
  vi.useRealTimers();
});

it('the own mailbox is subscribed to', async () => {
  const subscribe = await mailbox.next();
  expect(subscribe.startLine).toBe('SUBSCRIBE sip:alice@pbx.example SIP/2.0');
  await mailbox.accept(subscribe);
  await mailbox.notify(subscribe, { body, contentType });
  expect(phone.mailboxes).toEqual([waiting]);
});

it.each([404, 489])('%i is taken for a no', async (status) => {
  await mailbox.refuse(await mailbox.next(), status);
  await vi.advanceTimersByTimeAsync(4_000_000);
  expect(mailbox.all).toHaveLength(1);
});

it('a NOTIFY that nobody asked for says the same (Asterisk)', async () => {
  await mailbox.refuse(await mailbox.next(), 404);
  phone.peer.request('NOTIFY', {
    uri: phone.contact,
    headers: ['Event: message-summary', 'Subscription-State: terminated'],
    body,
    contentType,
  });
  expect((await phone.peer.next('NOTIFY')).status).toBe(200);
  expect(phone.mailboxes).toEqual([waiting]);
});

it.each(['check-sync', 'presence'])('a NOTIFY of %s that nobody asked for changes nothing', async (event) => {
  phone.peer.request('NOTIFY', {
    uri: phone.contact,
    headers: [`Event: ${event}`, 'Subscription-State: terminated'],
    body,
    contentType,
  });
  expect((await phone.peer.next('NOTIFY')).status).toBe(200);
  await settle();
  expect(phone.mailboxes).toEqual([]);
});
