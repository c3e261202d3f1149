import { expect, test } from 'vitest';
import { usualSoundProcessing } from '../../../preload/contract/settings.ts';
import type { Priorities } from '../../../renderer/domain/device/priorities.ts';
import type { SharedMicrophone } from '../../../renderer/media/microphone.ts';
import { behind } from '../../../renderer/media/device-alias.ts';
import { MicrophoneLevel } from '../../../renderer/media/microphone-level.ts';
import { hears, negotiate, openSide, parts } from './pair.ts';
import { FakeMediaDevices } from './fake-media-devices.ts';
import { present } from './present.ts';
import { sharedMicrophone } from './shared-microphone.ts';

function open(devices: MediaDevices, list: Priorities = []): SharedMicrophone {
  const microphone = sharedMicrophone(devices);
  microphone.choose(list);
  return microphone;
}

test('the microphone of one call outlives the end of another, and the system gets it back after the last', async () => {
  const devices = new FakeMediaDevices();
  const shared = { ...parts(), microphone: open(devices) };
  const [one, two, peer] = [openSide(shared), openSide(shared), openSide()];
  await negotiate(one, openSide());
  await negotiate(two, peer);
  expect(devices.opened).toHaveLength(1);

  one.media.close();
  await hears(peer);
  two.media.close();
  await expect.poll(() => devices.live()).toEqual([]);
});

test('closed before the microphone was there, it is let go as soon as it is', async () => {
  const devices = new FakeMediaDevices();
  const side = openSide({ ...parts(), microphone: open(devices) });
  const offer = side.media.createOffer();
  side.media.close();
  await expect(offer).rejects.toMatchObject({ problem: 'media-failed' });
  await expect.poll(() => devices.live()).toEqual([]);
});

test.each([
  ['NotFoundError', 'no-microphone'],
  ['NotReadableError', 'no-microphone'],
  ['NotAllowedError', 'microphone-denied'],
] as const)('%s is said as %s by offer and answer, which can be tried again', async (name, problem) => {
  const devices = new FakeMediaDevices();
  const side = openSide({ ...parts(), microphone: open(devices) });
  const offer = await openSide().media.createOffer();
  devices.refusal = new DOMException('no', name);
  await expect(side.media.acceptOffer(offer)).rejects.toMatchObject({ problem });
  await expect(side.media.createOffer()).rejects.toMatchObject({ problem });

  devices.refusal = undefined;
  expect(await side.media.acceptOffer(offer)).toContain('m=audio');
});

test('a call takes the chosen device, and another one at once when the choice changes', async () => {
  const devices = new FakeMediaDevices();
  const [first, second] = await devices.inputs();
  const microphone = open(devices, [present(first)]);
  const side = openSide({ ...parts(), microphone });
  const peer = openSide();
  await negotiate(side, peer);
  const sending = () => side.connection.getSenders()[0]?.track?.getSettings().deviceId;
  expect(sending()).toBe(first?.id);

  side.media.setMicrophone(false);
  microphone.choose([present(second)]);
  await expect.poll(sending).toBe(second?.id);
  expect(side.connection.getSenders()[0]?.track?.enabled).toBe(false);
  expect(devices.live()).toEqual([second?.id]);
  side.media.setMicrophone(true);
  await hears(peer);
});

test('a chosen device that leaves gives way to the default, and is taken again when it comes back', async () => {
  const devices = new FakeMediaDevices();
  const [, second] = await devices.inputs();
  const microphone = open(devices, [present(second)]);
  let replaced = 0;
  const use = await microphone.open(() => replaced++);
  expect(devices.live()).toEqual([second?.id]);

  devices.unplug(present(second).id);
  await expect.poll(() => replaced).toBe(1);
  expect(use.track.readyState).toBe('live');
  expect(devices.opened.at(-1)?.constraint).toBeUndefined();

  devices.plug(present(second).id);
  await expect.poll(() => replaced).toBe(2);
  expect(use.track.getSettings().deviceId).toBe(second?.id);
});

test('a chosen device that leaves gives way to the next of the list', async () => {
  const devices = new FakeMediaDevices();
  const [first, second] = (await devices.inputs()).map(present);
  const use = await open(devices, [present(second), present(first)]).open(() => undefined);
  expect(use.track.getSettings().deviceId).toBe(second?.id);

  devices.unplug(present(second).id);
  await expect.poll(() => use.track.getSettings().deviceId).toBe(first?.id);
  expect(devices.live()).toEqual([first?.id]);
});

test('a microphone that the system takes away is replaced by what can be had, and that is said', async () => {
  const devices = new FakeMediaDevices();
  const [, second] = (await devices.inputs()).map(present);
  const said: (string | undefined)[] = [];
  const microphone = sharedMicrophone(devices, undefined, (label) => said.push(label));
  microphone.choose([present(second)]);
  let replaced = 0;
  const use = await microphone.open(() => replaced++);

  // The same again is no other one.
  devices.end();
  await expect.poll(() => replaced).toBe(1);
  expect(use.track.getSettings().deviceId).toBe(second?.id);
  expect(said).toEqual([]);

  // It is listed, and cannot be opened.
  devices.broken = present(second).id;
  devices.end();
  await expect.poll(() => said).toHaveLength(1);
  expect(replaced).toBe(2);
  expect(use.track.readyState).toBe('live');
  expect(said).toEqual([behind(use.track.label)]);
});

test('what is done to the microphone is changed in a running call', async () => {
  const devices = new FakeMediaDevices();
  const microphone = open(devices);
  const side = openSide({ ...parts(), microphone });
  const peer = openSide();
  await negotiate(side, peer);
  const settings = () => side.connection.getSenders()[0]?.track?.getSettings();
  expect(settings()).toMatchObject({
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  });

  microphone.process({ ...usualSoundProcessing, echoCancellation: false, autoGainControl: false });
  await expect
    .poll(settings)
    .toMatchObject({ echoCancellation: false, noiseSuppression: true, autoGainControl: false });
  await hears(peer);
  expect(devices.live()).toHaveLength(1);
});

test('without any microphone left a call goes on, and is heard again when one comes', async () => {
  const devices = new FakeMediaDevices();
  const microphone = open(devices);
  let replaced = 0;
  await microphone.open(() => replaced++);
  devices.refusal = new DOMException('none', 'NotFoundError');
  devices.end();
  await expect.poll(() => devices.refused).toBe(1);
  devices.refusal = undefined;
  devices.dispatchEvent(new Event('devicechange'));
  await expect.poll(() => replaced).toBe(1);
});

test('the level moves with sound and lets the microphone go when stopped', async () => {
  const devices = new FakeMediaDevices();
  const level = new MicrophoneLevel(open(devices));
  expect(level.level()).toBe(0);
  await level.start();
  await expect.poll(() => level.level(), { timeout: 5000 }).toBeGreaterThan(0.005);
  level.stop();
  expect(level.level()).toBe(0);
  await expect.poll(() => devices.live()).toEqual([]);
});

test('stopped while it starts, the level lets the microphone go too', async () => {
  const devices = new FakeMediaDevices();
  const level = new MicrophoneLevel(open(devices));
  const starting = level.start();
  level.stop();
  await starting;
  await expect.poll(() => devices.live()).toEqual([]);
});
