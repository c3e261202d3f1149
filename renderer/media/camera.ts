import type { DeviceChoice } from '../../preload/contract/settings.ts';
import { findDevice } from '../domain/device/priorities.ts';
import { devicesOfKind } from './devices.ts';
import { isDenied } from './is-denied.ts';
import { VideoError } from './video-error.ts';

/** Where moving pictures of us come from. Each use opens a track of its own, and stops it: the light goes off with it. */
export interface PictureSource {
  /** Fails with a `VideoError`. */
  open(): Promise<MediaStreamTrack>;
}

/** What is asked for; what the network cannot carry, WebRTC makes smaller by itself. */
const picture: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};

/** The chosen camera; another one, where it is away. */
export class Camera implements PictureSource {
  readonly #mediaDevices: MediaDevices;
  #choice: DeviceChoice | undefined;

  constructor(mediaDevices: MediaDevices) {
    this.#mediaDevices = mediaDevices;
  }

  /** Undefined is the system's default; counts from the next use on. */
  choose(choice: DeviceChoice | undefined): void {
    this.#choice = choice;
  }

  /** Those that are there; without names as long as none is allowed. */
  async list(): Promise<readonly DeviceChoice[]> {
    return devicesOfKind(await this.#mediaDevices.enumerateDevices(), 'videoinput');
  }

  async open(): Promise<MediaStreamTrack> {
    try {
      const device = this.#choice && findDevice(this.#choice, await this.list());
      const chosen = device === undefined ? {} : { deviceId: { exact: device.id } };
      const stream = await this.#mediaDevices.getUserMedia({ video: { ...picture, ...chosen } });
      const [track] = stream.getVideoTracks();
      if (track === undefined) throw new VideoError('no-camera');
      return track;
    } catch (error) {
      throw error instanceof VideoError
        ? error
        : new VideoError(isDenied(error) ? 'camera-denied' : 'no-camera', error);
    }
  }
}
