import { onTestFinished } from 'vitest';
import { Devices } from '../../../renderer/media/devices.ts';
import { SharedMicrophone } from '../../../renderer/media/microphone.ts';
import { suppressNoise } from '../../../renderer/media/strong-suppression.ts';

/** The microphone as the app has it, until the test is over. */
export function sharedMicrophone(
  mediaDevices: MediaDevices = navigator.mediaDevices,
  onGivenUp: (why: string) => void = () => undefined,
  onTakenOver: (label: string | undefined) => void = () => undefined,
): SharedMicrophone {
  const strong = { suppress: suppressNoise, onGivenUp };
  const devices = new Devices(mediaDevices);
  const microphone = new SharedMicrophone({ mediaDevices, devices, strong, onTakenOver });
  onTestFinished(() => microphone.close());
  return microphone;
}
