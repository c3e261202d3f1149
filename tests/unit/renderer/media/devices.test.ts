import { expect, test } from 'vitest';
import { type DefaultLabels, Devices } from '../../../../renderer/media/devices.ts';

const headset = { id: 'h1', label: 'Headset' };
const laptop = { id: 'l1', label: 'Laptop' };

test('inputs and outputs are listed without the aliases of the default', async () => {
  const all = [
    { kind: 'audioinput', deviceId: 'default', label: 'Default - Laptop' },
    { kind: 'audioinput', deviceId: 'l1', label: 'Laptop' },
    { kind: 'audiooutput', deviceId: 'communications', label: 'Communications - Headset' },
    { kind: 'audiooutput', deviceId: 'h1', label: 'Headset' },
    { kind: 'videoinput', deviceId: 'v1', label: 'Camera' },
  ];
  const system = Object.assign(new EventTarget(), { enumerateDevices: async () => all });
  const devices = new Devices(system as unknown as MediaDevices);
  expect(await devices.list()).toMatchObject({ inputs: [laptop], outputs: [headset] });
});

test.each([
  ['Default - Laptop', laptop],
  ['Standard - Laptop', laptop],
  // Chromium lists it later than it names it.
  ['Default - USB - Phone', { id: 'USB - Phone', label: 'USB - Phone' }],
  ['Default', undefined],
])('the default that is called "%s"', async (label, expected) => {
  const all = [
    { kind: 'audioinput', deviceId: 'default', label },
    { kind: 'audioinput', deviceId: 'l1', label: 'Laptop' },
  ];
  const system = Object.assign(new EventTarget(), { enumerateDevices: async () => all });
  expect((await new Devices(system as unknown as MediaDevices).list()).defaultInput).toEqual(expected);
});

test('where Chromium does not say it, who knows the defaults is asked while devices are used', async () => {
  const all = [{ kind: 'audiooutput', deviceId: 'h1', label: 'Headset' }];
  const system = Object.assign(new EventTarget(), { enumerateDevices: async () => all });
  let say: ((labels: DefaultLabels) => void) | undefined;
  const devices = new Devices(system as unknown as MediaDevices, (onChange) => {
    say = onChange;
    return () => (say = undefined);
  });
  let changes = 0;
  devices.onChange(() => changes++);
  expect(say).toBeUndefined();

  const leave = devices.use();
  say?.({ output: 'Headset' });
  expect(changes).toBe(1);
  expect((await devices.list()).defaultOutput).toEqual(headset);
  leave();
  expect(say).toBeUndefined();
  expect((await devices.list()).defaultOutput).toBeUndefined();
});
