import { expect, test } from 'vitest';
import { type Bridge, type DeviceChoice, done } from '../../../../preload/contract/index.ts';
import { Devices } from '../../../../renderer/stores/devices.svelte.ts';

const desk = { id: 'desk', label: 'Desk' };
const headset = { id: 'headset', label: 'Headset' };
const monitor = { id: 'hdmi', label: 'Monitor' };

test('of changes in quick succession each is compared with the one before it', async () => {
  const moves: (readonly string[])[] = [];
  let outputs: readonly DeviceChoice[] = [desk, headset];
  let tell = (): void => undefined;
  const user = { choose: () => undefined };
  const request = () => Promise.resolve(done({ speaker: [headset, desk] }));
  const devices = new Devices({
    bridge: { request } as unknown as Bridge,
    source: {
      list: () => Promise.resolve({ inputs: [], outputs }),
      onChange: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    users: { microphone: user, speaker: user, ringer: user, alerts: user, alsoRing: user },
    onMoved: (roles) => moves.push(roles),
  });
  await devices.load();

  outputs = [desk];
  tell();
  outputs = [desk, monitor];
  tell();
  await expect.poll(() => devices.present('speaker')).toEqual([desk, monitor]);
  expect(moves).toEqual([['speaker', 'alerts']]);
});
