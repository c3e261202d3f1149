import { expect, test } from 'vitest';
import { type Bridge, type DeviceChoice, done, type Settings } from '../../../../preload/contract/index.ts';
import type { PresentDevices } from '../../../../renderer/domain/device/roles.ts';
import { Devices } from '../../../../renderer/stores/devices.svelte.ts';

const desk = { id: 'desk', label: 'Desk' };
const headset = { id: 'headset', label: 'Headset' };
const monitor = { id: 'hdmi', label: 'Monitor' };

async function load(settings: Settings, first: PresentDevices<DeviceChoice>) {
  const moves: (readonly string[])[] = [];
  let present = first;
  let tell = (): void => undefined;
  const user = { choose: () => undefined };
  const devices = new Devices({
    bridge: { request: () => Promise.resolve(done(settings)) } as unknown as Bridge,
    source: {
      list: () => Promise.resolve(present),
      onChange: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    users: { microphone: user, speaker: user, ringer: user, alerts: user, alsoRing: user },
    onMoved: (roles) => moves.push(roles),
  });
  await devices.load();
  const become = (next: Partial<typeof present>): void => {
    present = { ...present, ...next };
    tell();
  };
  return { devices, moves, become };
}

test('of changes in quick succession each is compared with the one before it', async () => {
  const { devices, moves, become } = await load(
    { speaker: [headset, desk] },
    { inputs: [], outputs: [desk, headset] },
  );
  become({ outputs: [desk] });
  become({ outputs: [desk, monitor] });
  await expect.poll(() => devices.present('speaker')).toEqual([desk, monitor]);
  expect(moves).toEqual([['speaker', 'alerts']]);
});

test('what follows the system moves with its default, as far as that is known', async () => {
  const { devices, moves, become } = await load(
    { ringer: [desk] },
    { inputs: [desk, headset], outputs: [desk, headset] },
  );
  // What was not known before need not have changed.
  become({ defaultInput: desk, defaultOutput: desk });
  await expect.poll(() => devices.reached('speaker')).toEqual(desk);
  expect(moves).toEqual([]);

  become({ defaultOutput: headset });
  await expect.poll(() => moves).toEqual([['speaker', 'alerts']]);
  expect(devices.reached('speaker')).toEqual(headset);
  expect(devices.used('speaker')).toBeUndefined();

  become({ defaultOutput: undefined });
  become({ inputs: [], defaultInput: undefined });
  await expect.poll(() => moves.slice(1)).toEqual([['microphone']]);
});
