import { expect, test, vi } from 'vitest';
import { connectedPair, directed, hears, negotiate, openSide, parts } from './pair.ts';
import { FakeMediaDevices } from './fake-media-devices.ts';
import { ManualTimers } from './manual-timers.ts';
import { present } from './present.ts';
import { sharedMicrophone } from './shared-microphone.ts';

/** A STUN server that nobody runs: the discard port of this very machine. */
const deadStun = [{ urls: 'stun:127.0.0.1:9' }];

test('a STUN server that never answers holds the offer up for 200 ms and no longer', async () => {
  const timers = new ManualTimers();
  const side = openSide({ ...parts(), timers }, deadStun);
  const offer = side.media.createOffer();
  await timers.whenSet(200);
  timers.advance(199);
  expect(timers.pending()).toEqual([1]);
  timers.advance(1);
  expect(await offer).toMatch(/^a=candidate:.* udp .* typ host/m);
});

test('without ICE servers the offer leaves 10 ms after the last host candidate', async () => {
  const timers = new ManualTimers();
  const side = openSide({ ...parts(), timers });
  const offer = side.media.createOffer();
  await timers.whenSet(10);
  timers.advance(10);
  const sdp = await offer;
  expect(sdp).toMatch(/^a=candidate:.* udp .* typ host/m);
  expect(sdp).not.toMatch(/^m=audio 9 /m);
});

test('candidates are looked for while it rings, and the answer takes them over', async () => {
  const [caller, called] = [openSide(), openSide()];
  called.media.warmUp();
  expect(called.connection.getConfiguration().iceCandidatePoolSize).toBe(1);
  await negotiate(caller, called);
  expect(present(called.connection.localDescription).sdp).toMatch(/^a=candidate:.* udp .* typ host/m);
  await Promise.all([hears(caller), hears(called)]);
});

test('warming up opens the microphone, and close lets it go though nothing was ever described', async () => {
  const devices = new FakeMediaDevices();
  const microphone = sharedMicrophone(devices);
  const side = openSide({ ...parts(), microphone });
  side.media.warmUp();
  await expect.poll(() => devices.live()).toHaveLength(1);
  expect(side.connection.getSenders()).toEqual([]);
  side.media.close();
  await expect.poll(() => devices.live()).toEqual([]);
});

test('only the given ICE servers are configured', () => {
  expect(openSide().connection.getConfiguration().iceServers).toEqual([]);
  const { iceServers } = openSide(parts(), deadStun).connection.getConfiguration();
  expect(iceServers?.flatMap(({ urls }) => urls)).toEqual(['stun:127.0.0.1:9']);
});

test('offers that change nothing about ICE leave at once', async () => {
  const timers = new ManualTimers();
  const side = openSide({ ...parts(), timers });
  const first = side.media.createOffer();
  await timers.whenSet(10);
  timers.advance(10);
  await first;
  await side.media.rollback();
  const peer = openSide();
  const second = side.media.createOffer();
  await timers.whenSet(10);
  timers.advance(10);
  await side.media.acceptAnswer(await peer.media.acceptOffer(await second));
  expect(await side.media.createOffer()).toMatch(/^a=candidate:/m);
});

test('a connection that is lost, fails and comes back is reported, also when a restart fails', async () => {
  const side = openSide();
  const connection = side.connection;
  let state: RTCPeerConnectionState = 'new';
  vi.spyOn(connection, 'connectionState', 'get').mockImplementation(() => state);
  for (const next of [
    'connecting',
    'connected',
    'disconnected',
    'connected',
    'failed',
    'connected',
    'connecting',
    'failed',
  ] as const) {
    state = next;
    connection.dispatchEvent(new Event('connectionstatechange'));
  }
  expect(side.states).toEqual(['connected', 'disconnected', 'connected', 'failed', 'connected', 'failed']);
});

test('close ends the connection, the tracks and every step that is under way', async () => {
  const [alice] = await connectedPair();
  const sent = present(present(alice.connection.getSenders()[0]).track);
  const restart = alice.media.createOffer({ restart: true });
  const tones = alice.media.sendTones('1,,,,');
  alice.media.close();
  alice.media.close();
  await expect(restart).rejects.toMatchObject({ problem: 'media-failed' });
  await expect(tones).rejects.toMatchObject({ problem: 'media-failed' });
  await expect(alice.media.createOffer()).rejects.toMatchObject({ problem: 'media-failed' });
  await expect.poll(() => alice.connection.connectionState).toBe('closed');
  await expect.poll(() => sent.readyState).toBe('ended');
  expect(await alice.media.levels()).toMatchObject({ inbound: 0 });
});

test('each of the two sides knows whether the other understands tones', async () => {
  const [alice, bob] = await connectedPair();
  expect([alice.media.canSendTones, bob.media.canSendTones]).toEqual([true, true]);
  const offer = await bob.media.createOffer();
  await alice.media.acceptOffer(
    directed(offer, 'sendrecv').replace(/^a=rtpmap:\d+ telephone-event.*\r\n/gm, ''),
  );
  expect(alice.media.canSendTones).toBe(false);
});
