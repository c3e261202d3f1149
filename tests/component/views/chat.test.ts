import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed } from '../../../preload/contract/index.ts';
import type { ChatContent } from '../../../renderer/domain/chat/chat.ts';
import type { FakePhone } from './fake-phone.ts';
import { office } from './fake-phone.ts';
import { aPerson } from './fake-people.ts';
import { echo, renderPhone } from './render-phone.ts';

const grace = { name: 'Grace Hopper', address: 'sip:204@example.com' };
const log = page.getByRole('log', { name: 'Conversation' });
const field = page.getByRole('textbox', { name: 'Message' });

async function openGrace(): Promise<FakePhone> {
  const fake = await renderPhone({ people: [echo, aPerson(grace.name, grace.address)] });
  await page.getByText('Grace Hopper').click();
  await expect.element(field).toBeVisible();
  return fake;
}

function arrive(fake: FakePhone, content: ChatContent, address = grace.address): Promise<boolean> {
  return fake.phone.chats.receive({ accountId: office.id, from: { address }, content });
}

test('what is written is sent with Enter, and says how far it got', async () => {
  const fake = await openGrace();
  await expect.element(log).toMatchTextContent('Calls and messages with Grace Hopper will be listed here.');
  await field.fill('see you at 3');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}bring cake{Enter}');
  await expect.element(field).toHaveValue('');
  const article = log.getByRole('article', { name: 'Message from You' });
  await expect.element(article).toMatchTextContent(/see you at 3\s+bring cake/);
  await expect.element(article).toMatchTextContent('sent');
  expect(fake.sent).toMatchObject([{ target: grace.address, contentType: 'message/cpim' }]);
  const messageId = /imdn\.Message-ID: (\S+)/.exec(fake.sent[0]?.body ?? '')?.[1] ?? '';
  await arrive(fake, { kind: 'receipt', messageId, disposition: 'displayed' });
  await expect.element(article).toMatchTextContent('read');
});

test('without a registration it waits, and goes out with it', async () => {
  const fake = await openGrace();
  fake.register({ name: 'disconnected', problem: 'unreachable', retryAt: Date.now() + 60_000 });
  await field.fill('later');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect.element(log).toMatchTextContent('waits to be sent');
  expect(fake.sent).toEqual([]);
  fake.registered();
  fake.phone.chats.ready(office.id);
  await expect.element(log).toMatchTextContent('sent');
  expect(fake.sent).toHaveLength(1);
});

test.each([
  '<img src=x onerror="document.title=1">',
  '<script>document.title=1</script>',
  '"><svg onload=document.title=1>',
  '[x](javascript:document.title=1)',
  'javascript:document.title=1',
  '{@html "<b>x</b>"}',
  '&lt;b&gt;',
  '\u202Etxt.exe',
])('%j is text', async (text) => {
  const fake = await openGrace();
  const title = document.title;
  await arrive(fake, { kind: 'text', text, wants: [] });
  const article = log.getByRole('article', { name: 'Message from Grace Hopper' });
  await expect.element(article).toBeVisible();
  const shown = article.element().querySelector('p');
  expect(shown?.textContent).toBe(text);
  expect(shown?.childElementCount).toBe(0);
  expect(document.title).toBe(title);
});

test('a link is opened outside, and nothing is loaded', async () => {
  const fake = await openGrace();
  await arrive(fake, { kind: 'text', text: 'see https://example.com/a.', wants: [] });
  await page.getByRole('link', { name: 'https://example.com/a' }).click();
  expect(fake.opened).toEqual(['https://example.com/a']);
});

test('the other side is seen writing until it has written', async () => {
  const fake = await openGrace();
  await arrive(fake, { kind: 'composing', isActive: true, refreshSeconds: 60 });
  await expect.element(page.getByText('Grace Hopper is writing…')).toBeVisible();
  await arrive(fake, { kind: 'text', text: 'hello', wants: [] });
  await expect.element(page.getByText('Grace Hopper is writing…')).not.toBeInTheDocument();
});

test('a sender who wants to know is told that it arrived', async () => {
  const fake = await openGrace();
  await arrive(fake, { kind: 'text', text: 'hello', messageId: 'm1', wants: ['delivered', 'displayed'] });
  await vi.waitFor(() => expect(fake.sent.map(({ body }) => body).join()).toContain('<delivered/>'));
});

test('a draft stays with its person', async () => {
  const fake = await openGrace();
  await field.fill('not yet');
  await page.getByText('Echo').first().click();
  await expect.element(field).toHaveValue('');
  expect(fake.bridge.inputsOf('drafts:save')).toMatchObject([{ text: 'not yet' }]);
  await page.getByText('Grace Hopper').first().click();
  await expect.element(field).toHaveValue('not yet');
});

test('all addresses of a person are one conversation, answered at the one that they used last', async () => {
  const mobile = 'sip:+491701234567@trunk.example';
  const fake = await renderPhone({
    people: [
      echo,
      aPerson(grace.name, grace.address, {
        addresses: [
          { label: 'work', address: '204' },
          { label: 'mobile', address: 'sip:+491701234567@trunk.example' },
        ],
      }),
    ],
  });
  await page.getByRole('link', { name: 'Recent' }).click();
  await arrive(fake, { kind: 'text', text: 'from the desk', messageId: 'm1', wants: [] });
  await arrive(fake, { kind: 'text', text: 'from the train', messageId: 'm2', wants: [] }, mobile);
  const unread = page.getByRole('list', { name: 'New messages' }).getByRole('listitem');
  await expect.element(unread).toMatchTextContent(/Grace Hopper.*2/);
  await unread.getByText('Grace Hopper').click();
  await expect.element(log).toMatchTextContent(/from the desk.*from the train/);
  await expect.element(unread).not.toBeInTheDocument();
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('list', { name: 'People' }).getByText('Grace Hopper').click();
  await expect.element(field).toHaveAttribute('placeholder', 'Write to +491701234567 …');
  await field.fill('see you');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(fake.sent.at(-1)?.target).toBe(mobile));
  await page.getByRole('button', { name: 'Messages with 204' }).click();
  await expect.element(field).toHaveAttribute('placeholder', 'Write a message …');
  await expect.element(log).toMatchTextContent(/from the desk.*from the train.*see you/);
});

test('a call stands among the messages', async () => {
  const fake = await openGrace();
  await arrive(fake, { kind: 'text', text: 'call me', wants: [] });
  fake.ring({ address: grace.address });
  fake.say({ type: 'cancelled', elsewhere: false, at: Date.now() });
  await expect.element(log.getByRole('article', { name: 'Call', exact: true })).toMatchTextContent(/missed/i);
});

test('a message from somebody else is counted and listed until it is looked at', async () => {
  const fake = await openGrace();
  await page.getByRole('link', { name: 'Recent' }).click();
  await arrive(fake, { kind: 'text', text: 'hi', wants: [] }, 'sip:bob@example.com');
  await expect.element(page.getByRole('img', { name: '1 unread' })).toBeVisible();
  await page.getByRole('list', { name: 'New messages' }).getByText('bob').click();
  await expect.element(log).toMatchTextContent('hi');
  await expect.element(page.getByRole('list', { name: 'New messages' })).not.toBeInTheDocument();
});

test('what stays unread is not asked for again and again', async () => {
  const fake = await renderPhone();
  await page.getByRole('link', { name: 'Recent' }).click();
  fake.bridge.seesNothing = true;
  await arrive(fake, { kind: 'text', text: 'hi', wants: [] }, 'sip:bob@example.com');
  await page.getByRole('list', { name: 'New messages' }).getByText('bob').click();
  await expect.element(log).toMatchTextContent('hi');
  await fake.phone.chats.load();
  await fake.phone.chats.load();
  expect(fake.bridge.inputsOf('messages:see')).toHaveLength(1);
});

test('a number is one of the country of the account by which it came, whichever would write', async () => {
  const paris = { ...office, id: '2f1e9a52-6b0e-4d0b-9a0c-0f4f3f6a9d12', name: 'Paris', sms: true };
  const fake = await renderPhone({ accounts: [{ ...office, sms: true }, paris] });
  const address = 'sip:0612345678@example.com';
  const accountId = paris.id;
  const opens = { address, accountId };
  await page.getByRole('link', { name: 'Recent' }).click();
  fake.ring({ address, displayName: 'Marie' }, paris);
  fake.say({ type: 'cancelled', elsewhere: false, at: Date.now() });
  const heard = {
    accountId,
    from: { address },
    content: { kind: 'text', text: 'salut', wants: [] },
  } as const;
  await fake.phone.chats.receive(heard);
  const askedLast = () => fake.bridge.inputsOf('timeline:page').at(-1)?.whom;
  await page.getByRole('list', { name: 'New messages' }).getByRole('button').first().click();
  await expect.element(log).toMatchTextContent('salut');
  expect(askedLast()).toMatchObject(opens);
  await expect.element(page.getByRole('list', { name: 'New messages' })).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('messages:see').at(-1)).toMatchObject(opens);
  await field.fill('bonjour');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() =>
    expect(fake.bridge.inputsOf('messages:add').at(-1)).toMatchObject({
      accountId: office.id,
      text: 'bonjour',
    }),
  );
  fake.phone.dialer.close();
  await expect.element(log).not.toBeInTheDocument();
  await page.getByRole('button', { name: /^Marie Missed call/ }).click();
  await expect.element(log).toMatchTextContent('salut');
  expect(askedLast()).toMatchObject(opens);
  await page.getByRole('textbox', { name: 'Name or number' }).fill('salut');
  await page.getByRole('list', { name: 'Messages' }).getByText('salut').click();
  await expect.element(log).toMatchTextContent('salut');
  expect(askedLast()).toMatchObject(opens);
});

test('a group chat is joined and left in words, and says who wrote what', async () => {
  const fake = await renderPhone({ people: [aPerson('Alice', 'sip:alice@example.com')] });
  const room = 'sip:chat-sales@example.com';
  await page.getByRole('textbox', { name: 'Name or number' }).fill('chat-sales');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Join as a group chat…' }).click();
  fake.messageAnswer = { status: 404 };
  await page.getByRole('button', { name: 'Join' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('the address does not exist');
  fake.messageAnswer = { status: 200 };
  await page.getByRole('button', { name: 'Join' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(fake.sent.at(-1)).toEqual({ target: room, contentType: 'text/plain;charset=UTF-8', body: '#join' });
  expect(fake.bridge.inputsOf('rooms:put')).toEqual([
    { accountId: office.id, address: room, isJoined: true },
  ]);

  await page.getByRole('textbox', { name: 'Name or number' }).fill('');
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('list', { name: 'Group chats' }).getByText('chat-sales').click();
  await arrive(fake, { kind: 'text', text: '*** [bob] has joined the room', wants: [] }, room);
  await arrive(fake, { kind: 'text', text: '[alice]: <b>hello</b>', wants: ['delivered'] }, room);
  await expect
    .element(log.getByRole('article', { name: 'Message from Alice' }))
    .toMatchTextContent('<b>hello</b>');
  await expect
    .element(log.getByRole('article', { name: 'Note of the group chat' }))
    .toMatchTextContent(/\d [^*]*\[bob\] has joined the room/);
  await field.fill('hi all');
  await userEvent.keyboard('{Enter}');
  await expect.element(log).toMatchTextContent('sent');
  expect(fake.sent.at(-1)).toMatchObject({ target: room, body: 'hi all' });
  const call = page.getByRole('main').getByRole('button', { name: 'Call', exact: true });
  await expect.element(call).not.toBeInTheDocument();
  expect(fake.sent.some(({ body }) => body.includes('isComposing') || body.includes('imdn'))).toBe(false);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Leave the group chat…' }).click();
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect.element(page.getByText('You have left this group chat.')).toBeVisible();
  await expect.element(field).not.toBeInTheDocument();
  await expect.element(page.getByRole('list', { name: 'Group chats' })).not.toBeInTheDocument();
  expect(fake.sent.at(-1)).toMatchObject({ target: room, body: '#leave' });
  await arrive(fake, { kind: 'text', text: '[alice]: bye', wants: [] }, room);
  await expect.element(log).toMatchTextContent('bye');
  await page.getByRole('button', { name: 'Join again' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect.element(field).toBeVisible();
});

test('a group chat that cannot be kept says why', async () => {
  const fake = await renderPhone();
  fake.bridge.roomAnswer = failed('storage-failed');
  await page.getByRole('textbox', { name: 'Name or number' }).fill('chat-sales');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Join as a group chat…' }).click();
  await page.getByRole('button', { name: 'Join' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('This could not be saved.');
  await expect.element(page.getByRole('button', { name: 'Join' })).toBeEnabled();
});

test('the desktop is told who wrote in which group chat', async () => {
  const fake = await renderPhone({ people: [aPerson('Alice', 'sip:alice@example.com')] });
  const room = 'sip:chat-sales@example.com';
  await fake.phone.chats.rooms.join(office.id, room);
  fake.report.start();
  await arrive(fake, { kind: 'text', text: '[alice]: hello', wants: [] }, room);
  await vi.waitFor(() =>
    expect(fake.bridge.inputsOf('desktop:report').at(-1)?.messages).toMatchObject([
      { name: 'chat-sales', text: 'Alice: hello' },
    ]),
  );
});

const number = 'sip:+493012345678@example.com';

test('to a telephone number nothing is written until the account takes text messages', async () => {
  const fake = await renderPhone();
  await page.getByRole('textbox', { name: 'Name or number' }).fill('+493012345678');
  await expect
    .element(page.getByRole('note'))
    .toMatchTextContent('Text messages to telephone numbers (SMS) are off for the account Office.');
  await expect.element(field).not.toBeInTheDocument();
  await arrive(fake, { kind: 'text', text: 'Your code is 1234', wants: [] }, number);
  await expect.element(log).toMatchTextContent('Your code is 1234');
  await page.getByRole('note').getByRole('button', { name: 'Settings' }).click();
  expect(fake.phone.navigation.page).toBe('settings');
});

test('a text message to a telephone number is plain, without receipts or signs of writing', async () => {
  const fake = await renderPhone({ accounts: [{ ...office, sms: true }] });
  await page.getByRole('textbox', { name: 'Name or number' }).fill('+493012345678');
  await field.fill('running late');
  await userEvent.keyboard('{Enter}');
  await expect.element(log).toMatchTextContent('sent');
  expect(fake.sent).toEqual([
    { target: number, contentType: 'text/plain;charset=UTF-8', body: 'running late' },
  ]);
});

test('a caller by telephone is answered in writing only where the account sends SMS', async () => {
  const fake = await renderPhone();
  fake.ring({ address: 'sip:+49301234567@example.com' });
  await expect.element(page.getByRole('button', { name: 'Answer' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Reply with a message' })).not.toBeInTheDocument();
  await fake.phone.accounts.change(office.id, { sms: true });
  await expect.element(page.getByRole('button', { name: 'Reply with a message' })).toBeVisible();
});

test('who is not known is added to People from the list of recent calls', async () => {
  const fake = await renderPhone();
  await page.getByRole('link', { name: 'Recent' }).click();
  fake.ring({ address: 'sip:207@example.com', displayName: 'Grace' });
  fake.say({ type: 'cancelled', elsewhere: false, at: Date.now() });
  await page.getByRole('button', { name: 'Add Grace to People' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('button', { name: 'Add Grace to People' })).not.toBeInTheDocument();
  expect(fake.bridge.people.all.at(-1)).toMatchObject({ name: 'Grace', addresses: [{ address: '207' }] });
});
