import { expect, onTestFinished, test, vi } from 'vitest';
import { Devices } from '../../../renderer/media/devices.ts';
import { OutputDevice } from '../../../renderer/media/output-device.ts';
import { RingOutputs } from '../../../renderer/media/ring-outputs.ts';
import { shippedRingtones } from '../../../renderer/media/ringtones.ts';
import { Ringer } from '../../../renderer/media/ringer.ts';
import { ElementSpeaker } from '../../../renderer/media/speaker.ts';
import type { Playable } from '../../../renderer/media/tone.ts';
import { TonePlayer } from '../../../renderer/media/tone-player.ts';
import { Tones } from '../../../renderer/media/tones.ts';
import { FakeMediaDevices } from './fake-media-devices.ts';
import { contexts } from './opened-contexts.ts';
import { present } from './present.ts';

type SinkContext = AudioContext & { sinkId: string; setSinkId(id: string): Promise<void> };

const alive = (opened: AudioContext[]) => opened.filter(({ state }) => state !== 'closed').length;

function output(devices: MediaDevices = new FakeMediaDevices()): OutputDevice {
  const device = new OutputDevice(new Devices(devices));
  onTestFinished(() => device.close());
  return device;
}

test('a ring started twice rings once; stopped, no audio context is left', async () => {
  const opened = contexts();
  const ringer = new Ringer(new TonePlayer(output()));
  const start = () => ringer.start(Promise.resolve(shippedRingtones.classic));
  start();
  start();
  await expect.poll(() => alive(opened)).toBe(1);
  ringer.stop();
  ringer.stop();
  await expect.poll(() => alive(opened)).toBe(0);
  start();
  await expect.poll(() => alive(opened)).toBe(1);
  ringer.stop();
  expect(opened).toHaveLength(2);
});

test('a ring that is stopped while its sound is read stays silent', async () => {
  const opened = contexts();
  const ringer = new Ringer(new TonePlayer(output()));
  const read = Promise.withResolvers<Playable>();
  ringer.start(read.promise);
  ringer.stop();
  read.resolve(shippedRingtones.classic);
  await read.promise;
  expect(opened).toEqual([]);
});

test('it rings on several devices at once, also on one that comes later, and on none that has left', async () => {
  const opened = contexts();
  const devices = new FakeMediaDevices();
  await devices.getUserMedia({ audio: true });
  onTestFinished(() => devices.end());
  const [first, second] = (await new Devices(devices).list()).outputs.map(present);
  const rings = new RingOutputs(new TonePlayer(output(devices)));
  const sinks = () =>
    opened.filter(({ state }) => state !== 'closed').map((one) => (one as SinkContext).sinkId);
  const ringer = new Ringer(rings);
  rings.choose([present(first)]);
  ringer.start(Promise.resolve(shippedRingtones.classic));
  await expect.poll(sinks).toEqual(['', first?.id]);
  rings.choose([present(first), present(second)]);
  await expect.poll(sinks).toEqual(['', first?.id, second?.id]);
  rings.choose([present(second)]);
  await expect.poll(sinks).toEqual(['', second?.id]);
  ringer.stop();
  await expect.poll(sinks).toEqual([]);
});

test('one tone gives way to another, and a key sounds beside it and ends by itself', async () => {
  const opened = contexts();
  // The page may make sound while it captures some; the app always may.
  const devices = new FakeMediaDevices();
  await devices.getUserMedia({ audio: true });
  onTestFinished(() => devices.end());
  const tones = new Tones(new TonePlayer(output()));
  tones.start('ringback', 'DE');
  tones.start('ringback', 'DE');
  tones.start('busy', 'DE');
  await expect.poll(() => alive(opened)).toBe(1);
  tones.key('5');
  tones.key('x');
  expect(opened).toHaveLength(3);
  await expect.poll(() => alive(opened), { timeout: 5000 }).toBe(1);
  tones.stop('waiting', 'ringback');
  expect(alive(opened)).toBe(1);
  tones.stop('congestion', 'busy');
  await expect.poll(() => alive(opened)).toBe(0);
});

test('sound moves to the chosen device at once, to the default when that leaves, and back', async () => {
  const devices = new FakeMediaDevices();
  const outputs = (await new Devices(devices).list()).outputs;
  const [chosen] = outputs;
  expect(chosen).toBeDefined();
  const device = output(devices);
  const led: string[] = [];
  const detach = device.attach({ setSinkId: async (id) => void led.push(id) });
  await expect.poll(() => led).toEqual(['']);
  device.choose([present(chosen)]);
  await expect.poll(() => led).toEqual(['', present(chosen).id]);
  devices.unplug(present(chosen).id);
  await expect.poll(() => led).toEqual(['', present(chosen).id, '']);
  devices.plug(present(chosen).id);
  await expect.poll(() => led).toEqual(['', present(chosen).id, '', present(chosen).id]);
  detach();
  device.choose([]);
  await expect.poll(() => led).toHaveLength(4);
});

/** A ringtone that nothing has led to a device yet. */
function played(): [AudioContext, () => void] {
  const opened = contexts();
  const stop = new TonePlayer({ attach: () => () => undefined }).play(shippedRingtones.classic);
  return [present(opened[0]), stop];
}

test('a tone begins only where it belongs', async () => {
  const [context, stop] = played();
  onTestFinished(stop);
  await expect.poll(() => context.state).toBe('suspended');
  expect(context.currentTime).toBe(0);
  await context.resume();
  await expect.poll(() => context.currentTime).toBeGreaterThan(0);
});

test('a real element and a real audio context can be led to a device', async () => {
  const devices = new FakeMediaDevices();
  await devices.getUserMedia({ audio: true });
  onTestFinished(() => devices.end());
  const [chosen] = (await new Devices(devices).list()).outputs;
  const device = output(devices);
  device.choose([present(chosen)]);
  const context = new AudioContext() as SinkContext;
  onTestFinished(() => context.close());
  const element = new Audio();
  device.attach(context);
  device.attach(element);
  await expect.poll(() => [context.sinkId, element.sinkId]).toEqual([present(chosen).id, present(chosen).id]);
});

test('of a call nothing comes out before it is led to its device, and nothing after its end', async () => {
  const led = Promise.withResolvers<undefined>();
  // None of the test browser's devices can be led to.
  const sinks = vi.spyOn(HTMLMediaElement.prototype, 'setSinkId').mockReturnValue(led.promise);
  const played = vi.spyOn(HTMLMediaElement.prototype, 'play');
  onTestFinished(() => void vi.restoreAllMocks());
  const playback = new ElementSpeaker(output()).play(new MediaStream());
  await expect.poll(() => sinks.mock.calls).toEqual([['']]);
  expect(played).not.toHaveBeenCalled();
  led.resolve(undefined);
  await expect.poll(() => played.mock.contexts).toHaveLength(1);
  const element = played.mock.contexts[0] as HTMLAudioElement;
  expect(element.srcObject).not.toBeNull();
  playback.close();
  expect(element.srcObject).toBeNull();
  expect(element.paused).toBe(true);
});
