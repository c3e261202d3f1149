import { expect, onTestFinished, test } from 'vitest';
import { connectedPair, hears, negotiate, openSide, parts, patience } from './pair.ts';

/** A relay that nobody runs: a port of this very machine that refuses connections, and that no program is given. */
const dead = (scheme: 'turn' | 'turns'): RTCIceServer => ({
  urls: `${scheme}:127.0.0.1:61234?transport=tcp`,
  username: 'turn',
  credential: 'secret',
});

test('a TURN server that refuses is said at once, one that an interface cannot reach is not', () => {
  const { connection, warnings } = openSide();
  const refuse = (url: string, errorCode: number) =>
    connection.dispatchEvent(new RTCPeerConnectionIceErrorEvent('icecandidateerror', { url, errorCode }));
  refuse('turn:turn.example:3478?transport=udp', 701);
  expect(warnings).toEqual([]);
  refuse('turn:turn.example:3478?transport=udp', 401);
  refuse('turns:turn.example:5349', 486);
  expect(warnings).toEqual(['relay-password', 'relay-refused']);
});

test.each([
  ['turn', 'relay-unreachable'],
  ['turns', 'relay-tls'],
] as const)('a relay by %s that cannot be reached at all is said: %s', async (scheme, warning) => {
  const [alice, bob] = [openSide(parts(), [dead(scheme)]), openSide()];
  await negotiate(alice, bob);
  await expect.poll(() => alice.warnings, patience).toEqual([warning]);
  await hears(bob);
  expect(bob.warnings).toEqual([]);
});

test('what was found out while it rang is said when the call is up', async () => {
  const [alice, bob] = [openSide(), openSide(parts(), [dead('turn')])];
  bob.media.warmUp();
  await refused(dead('turn'));
  await negotiate(alice, bob);
  await expect.poll(() => bob.warnings, patience).toEqual(['relay-unreachable']);
});

/** Resolves when the server has refused a connection that was made later. */
async function refused(server: RTCIceServer): Promise<void> {
  const connection = new RTCPeerConnection({ iceServers: [server] });
  onTestFinished(() => connection.close());
  const error = new Promise((resolve) => connection.addEventListener('icecandidateerror', resolve));
  connection.createDataChannel('');
  await connection.setLocalDescription();
  await error;
}

test('a call that ends meanwhile leaves nothing behind', async () => {
  const opened: RTCPeerConnection[] = [];
  const create = (configuration: RTCConfiguration) => {
    const connection = new RTCPeerConnection(configuration);
    opened.push(connection);
    return connection;
  };
  const side = openSide(parts(), [dead('turn')], create);
  await side.media.createOffer();
  await expect.poll(() => opened.length, patience).toBe(2);
  side.media.close();
  expect(opened.map(({ signalingState }) => signalingState)).toEqual(['closed', 'closed']);
});

test('without a TURN server nothing is asked again', async () => {
  const [alice] = await connectedPair();
  await expect.poll(() => alice.connection.iceGatheringState, patience).toBe('complete');
  expect(alice.warnings).toEqual([]);
});

test.each(['offers', 'answers'])(
  'who lets only a relay see them %s none of their addresses',
  async (does) => {
    const open = openSide();
    const offer = await open.media.createOffer();
    const addresses = new Set([...offer.matchAll(/^a=candidate:(?:\S+ ){4}(\S+)/gm)].map(([, each]) => each));
    expect(addresses.size).toBeGreaterThan(0);
    const { media, warnings } = openSide(parts(), [dead('turn')], undefined, { relayOnly: true });
    media.warmUp();
    const sdp = does === 'offers' ? await media.createOffer() : await media.acceptOffer(offer);
    expect(sdp).toContain('m=audio 9 ');
    expect(sdp).not.toContain('a=candidate:');
    // Every browser's origin is 127.0.0.1, wherever it is.
    const said = sdp.replace(/^o=.*$/m, '');
    for (const address of addresses) expect(said).not.toContain(address);
    // That there is no relay is said, as ever.
    await expect.poll(() => warnings, patience).toEqual(['relay-unreachable']);
  },
);

test('a TURN server whose password is not known is not asked, and that is said: the call goes on', async () => {
  const [alice, bob] = [openSide(parts(), [{ urls: 'turn:127.0.0.1:61234', username: 'turn' }]), openSide()];
  await negotiate(alice, bob);
  await Promise.all([hears(alice), hears(bob)]);
  await expect.poll(() => alice.warnings, patience).toEqual(['relay-no-password']);
});

test('whose calls are to go only through it offers nothing then', async () => {
  const { media, warnings } = openSide(parts(), [{ urls: 'turn:127.0.0.1:61234' }], undefined, {
    relayOnly: true,
  });
  expect(await media.createOffer()).not.toContain('a=candidate:');
  await expect.poll(() => warnings, patience).toEqual(['relay-no-password']);
});
