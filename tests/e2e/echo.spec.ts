import { inboundAudio } from '../support/peer-connections.ts';
import { expect, test } from './parley-test.ts';

test('a call to the echo brings the own voice back, counts time and ends', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');
  await expect(alice.timer).toHaveText(/^\d+:\d\d$/);

  await expect.poll(async () => (await inboundAudio(alice.window)).packets).toBeGreaterThan(50);
  await expect.poll(async () => (await inboundAudio(alice.window)).energy).toBeGreaterThan(0);
  const meter = alice.call.getByRole('meter', { name: 'Incoming sound' });
  await expect.poll(async () => Number(await meter.getAttribute('aria-valuenow'))).toBeGreaterThan(0);

  await alice.button('End').click();
  await expect(alice.call).toContainText('Ended');
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'BYE' });
});

test('with the stronger noise suppression switched on in a call, the own voice still comes back', async ({
  startAs,
}) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');
  await alice.link('Settings').click();
  const strong = alice.window.getByRole('checkbox', { name: 'Stronger noise suppression' });
  await strong.check();
  const sent = () =>
    alice.window.evaluate(() => window.peerConnections.at(-1)?.getSenders()[0]?.track?.label);
  await expect.poll(sent).toBe('MediaStreamAudioDestinationNode');
  const { energy } = await inboundAudio(alice.window);
  await expect.poll(async () => (await inboundAudio(alice.window)).energy).toBeGreaterThan(energy + 1e-4);
  await expect(strong).toBeChecked();
});

test('the quality of a call is shown while it goes on, and kept with it', async ({ startAs }) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await alice.button('Call quality').click();
  const panel = alice.call.getByRole('region', { name: 'Call quality' });
  await expect(panel).toContainText(/Codec: Opus/);
  await expect(panel).toContainText(/Lost packets\s*0%/);
  await alice.button('End').click();
  const entry = alice.window
    .getByRole('log', { name: 'Conversation' })
    .getByRole('article', { name: 'Call' });
  await entry.getByRole('button', { name: 'Quality: Good' }).click();
  await expect(entry).toContainText(/Score \(MOS\)\s*4\.\d.*Codec\s*Opus/);
});

test('mute silences what is sent, and only that', async ({ startAs }) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await expect.poll(async () => (await inboundAudio(alice.window)).energy).toBeGreaterThan(0);

  await alice.button('Mute').click();
  await expect(alice.button('Mute')).toHaveAttribute('aria-pressed', 'true');
  // What was under way has been heard when energy stands still although packets go on.
  await expect
    .poll(async () => {
      const before = await inboundAudio(alice.window);
      await expect
        .poll(async () => (await inboundAudio(alice.window)).packets)
        .toBeGreaterThan(before.packets + 100);
      return (await inboundAudio(alice.window)).energy - before.energy;
    })
    .toBeLessThan(1e-6);

  await alice.button('Mute').click();
  const muted = await inboundAudio(alice.window);
  await expect
    .poll(async () => (await inboundAudio(alice.window)).energy)
    .toBeGreaterThan(muted.energy + 1e-4);
});

test('hold stops the sound both ways and resume brings it back', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');
  await expect.poll(async () => (await inboundAudio(alice.window)).packets).toBeGreaterThan(10);

  await alice.button('Hold').click();
  await expect(alice.call).toContainText('On hold');
  const offers = () => board.log.filter({ direction: 'in', kind: 'request', method: 'INVITE' });
  expect(offers().at(-1)?.message?.body).toContain('a=sendonly');

  await alice.button('Resume').click();
  await expect(alice.call).toContainText('Connected');
  expect(offers().at(-1)?.message?.body).toContain('a=sendrecv');
  const resumed = await inboundAudio(alice.window);
  await expect
    .poll(async () => (await inboundAudio(alice.window)).packets)
    .toBeGreaterThan(resumed.packets + 50);
});

test('digits pressed in a call arrive as telephone-events', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');
  await alice.call.getByRole('button', { name: 'Keypad', exact: true }).click();
  const keypad = alice.window.getByRole('group', { name: 'Keypad' });
  for (const digit of ['1', '5', '*', '#'])
    await keypad.getByRole('button', { name: digit, exact: true }).click();
  await expect.poll(() => board.digits()).toBe('15*#');
});

test('digits go by INFO where the other side knows no telephone-events', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('*45');
  await expect(alice.call).toContainText('Connected');
  await alice.window.keyboard.press('Escape');
  await alice.call.getByRole('button', { name: 'Keypad', exact: true }).click();
  const keypad = alice.window.getByRole('group', { name: 'Keypad' });
  for (const digit of ['4', '2']) await keypad.getByRole('button', { name: digit, exact: true }).click();
  await expect
    .poll(() =>
      board.log
        .filter({ direction: 'in', kind: 'request', method: 'INFO' })
        .map((entry) => /Signal=\s*(\S)/.exec(entry.message?.body ?? '')?.[1])
        .join(''),
    )
    .toBe('42');
});

test('pauses in what was dialled send the digits behind them once the call is up', async ({
  startAs,
  board,
}) => {
  const alice = await startAs('alice');
  await alice.dial('*43,7;8');
  await expect(alice.call).toContainText('Connected');
  await expect.poll(() => board.digits()).toBe('78');
});
