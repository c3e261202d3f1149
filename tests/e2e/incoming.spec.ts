import type { Parley } from '../support/parley.ts';
import { inboundAudio } from '../support/peer-connections.ts';
import { expect, hostOf, provisionFor, test } from './parley-test.ts';

/** The card of a call that rings. */
function ringing(parley: Parley) {
  return parley.window.getByRole('region', { name: /^Incoming call from/ });
}

test('whoever calls is shown, however the server writes it', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  const host = hostOf(board);
  const callers: [from: string, shown: string, headers?: Record<string, string>][] = [
    ['<tel:+49-30-123456>', '+4930123456'],
    [`Zoë Müller <sip:zoe@${host}>`, 'Zoë Müller'],
    [`"Anna \\"Nan\\" Berg" <sip:nan@${host}>`, 'Anna "Nan" Berg'],
    [
      '"Anonymous" <sip:anonymous@anonymous.invalid>',
      'Anonymous',
      { 'P-Asserted-Identity': '"Bob Secret" <sip:+49301@secret.example>', Privacy: 'id' },
    ],
    [
      `<sip:pbx@${host}>`,
      'Carol Asserted',
      { 'P-Asserted-Identity': `"Carol Asserted" <sip:carol@${host}>, <tel:+4930555>` },
    ],
    [
      `"Dan" <sip:dan@${host}>`,
      'forwarded by Carol Forwarder',
      { Diversion: `"Carol Forwarder" <sip:carol@${host}>;reason=unconditional` },
    ],
  ];
  for (const [from, shown, headers = {}] of callers) {
    const call = await board.callUser('alice', { from, headers });
    await expect(ringing(alice)).toContainText(shown);
    await expect(ringing(alice)).not.toContainText(/secret/i);
    await alice.button('Decline').click();
    await call.waitFor('ended');
    expect(call.finalResponse?.status).toBe(486);
  }
});

test('an intercom is answered by itself, of those whom the account lets through', async ({
  start,
  board,
}) => {
  const [account] = provisionFor(board, 'alice').accounts;
  const alice = await start({ provision: { accounts: [{ ...account!, autoAnswer: ['12', 'boss'] }] } });
  await expect(alice.registration).toHaveText('Registered');
  const host = hostOf(board);
  const headers = { 'Call-Info': `<sip:${host}>;answer-after=0` };
  const stranger = await board.callUser('alice', { from: `<sip:mallory@${host}>`, headers });
  await expect(ringing(alice)).toBeVisible();
  await alice.button('Decline').click();
  await stranger.waitFor('ended');
  const boss = await board.callUser('alice', { from: `"Boss" <sip:boss@${host}>`, headers });
  await boss.waitFor('established');
  await expect(alice.call).toContainText('Boss');
});

test('a call that another device took is none that was missed', async ({ start, board }) => {
  const provision = provisionFor(board, 'alice');
  const [desk, home] = await Promise.all([
    start({ profile: 'desk', provision }),
    start({ profile: 'home', provision }),
  ]);
  await expect.poll(() => board.contactsOf('alice').length).toBe(2);
  const call = await board.callUser('alice');
  await expect(ringing(home)).toBeVisible();
  await desk.button('Answer').click();
  await call.waitFor('established');
  await expect(ringing(home)).toBeHidden();
  await expect(home.call).toContainText('Ended: answered on another device');
  await home.link('Recent').click();
  await expect(home.window.getByRole('list', { name: 'Recent' })).not.toContainText(/missed/i);
});

test('an offer that comes late, a hold and a re-INVITE without offer keep the sound', async ({
  startAs,
  board,
}) => {
  const alice = await startAs('alice');
  const call = await board.callUser('alice', { sdp: 'none', media: 'music' });
  await alice.button('Answer').click();
  await call.waitFor('established');
  await expect(alice.call).toContainText('Connected');
  await heard(alice);

  expect((await call.reinvite('sendonly')).status).toBe(200);
  await expect(alice.call).toContainText(/hold/i);
  expect((await call.reinvite('inactive')).body).toContain('a=inactive');
  expect((await call.reinvite('no offer')).body).toContain('a=sendrecv');
  // Only with the answer in the ACK is this re-INVITE over, and another one allowed (RFC 3261 §14.2).
  await expect(alice.call).toContainText('Connected');
  expect((await call.reinvite('sendrecv')).body).toContain('a=sendrecv');
  await expect(alice.call).toContainText('Connected');
  await heard(alice);
  await call.bye();
  await expect(alice.call).toContainText('Ended');
});

test('answering another call holds the first; each has its own controls', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  const first = await board.callUser('alice', { from: `"First" <sip:first@${hostOf(board)}>` });
  const second = await board.callUser('alice', { from: `"Second" <sip:second@${hostOf(board)}>` });
  await expect(ringing(alice)).toHaveCount(2);
  await alice.button('Answer').click();
  await first.waitFor('established');
  await expect(alice.call).toContainText('Connected');
  await alice.button('Answer').dblclick();
  await second.waitFor('established');
  await expect(alice.call).toContainText('Second');
  await expect(alice.call).toContainText('Connected');
  await expect.poll(() => first.media.remoteDirection).toBe('sendonly');
  expect(second.media.remoteDirection).toBe('sendrecv');
  await alice.button('End').dblclick();
  await second.waitFor('ended');
  await expect(alice.call).toContainText('First');
  expect(first.state).toBe('established');
});

async function heard(parley: Parley): Promise<void> {
  const { energy } = await inboundAudio(parley.window);
  await expect.poll(async () => (await inboundAudio(parley.window)).energy).toBeGreaterThan(energy + 1e-5);
}
