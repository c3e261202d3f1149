import { expect, test } from 'vitest';
import { Devices } from '../../../../renderer/media/devices.ts';

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
  expect(await devices.list()).toEqual({ inputs: [laptop], outputs: [headset] });
});
