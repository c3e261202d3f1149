import { isDenied } from './is-denied.ts';
import { MediaError } from './media-session.ts';

/** Opens one microphone, by its id or as the system's default, which also stands in for one that has just left. */
export async function captureMicrophone(
  mediaDevices: MediaDevices,
  device: string | undefined,
): Promise<MediaStreamTrack> {
  const processing = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  const capture = async (audio: MediaTrackConstraints) => {
    const [track] = (await mediaDevices.getUserMedia({ audio })).getAudioTracks();
    if (track === undefined) throw new MediaError('no-microphone');
    return track;
  };
  try {
    if (device === undefined) return await capture(processing);
    return await capture({ ...processing, deviceId: { exact: device } }).catch((error: unknown) => {
      if (isDenied(error)) throw error;
      return capture(processing);
    });
  } catch (error) {
    throw new MediaError(isDenied(error) ? 'microphone-denied' : 'no-microphone', error);
  }
}
