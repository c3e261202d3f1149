import { isDenied } from './is-denied.ts';
import type { SoundProcessing } from '../../preload/contract/settings.ts';
import { MediaError } from './media-session.ts';

/** Opens one microphone, by its id or as the system's default, which also stands in for one that has just left. */
export async function captureMicrophone(
  mediaDevices: MediaDevices,
  device: string | undefined,
  processing: SoundProcessing,
): Promise<MediaStreamTrack> {
  const chosen = device === undefined ? {} : { deviceId: { exact: device } };
  const wished = {
    echoCancellation: processing.echoCancellation,
    // A second one before it would only take from it what it tells speech by.
    noiseSuppression: processing.noiseSuppression && !processing.strongNoiseSuppression,
    autoGainControl: processing.autoGainControl,
  };
  // As a mere wish Chromium answers it with what is done to the same microphone already, while that is still open.
  const exactly = {
    echoCancellation: { exact: wished.echoCancellation },
    noiseSuppression: { exact: wished.noiseSuppression },
    autoGainControl: { exact: wished.autoGainControl },
  };
  const attempts = [
    { ...exactly, ...chosen },
    { ...wished, ...chosen },
    ...(device === undefined ? [] : [wished]),
  ];
  let failure: unknown;
  for (const audio of attempts) {
    try {
      const [track] = (await mediaDevices.getUserMedia({ audio })).getAudioTracks();
      if (track !== undefined) return track;
    } catch (error) {
      failure = error;
      if (isDenied(error)) throw new MediaError('microphone-denied', error);
      // Asking the same device for less helps only where it was asked for too much.
      if (device === undefined && !isOverconstrained(error)) break;
    }
  }
  throw new MediaError('no-microphone', failure);
}

function isOverconstrained(error: unknown): boolean {
  return error instanceof OverconstrainedError;
}
