import type { DeviceChoice } from '../../preload/contract/settings.ts';
import type { PresentDevices } from '../domain/device/roles.ts';

/** Half of what may pass before sound goes on. */
const LOOK_EVERY_MS = 500;

/** Audio devices of the system. Labels are empty as long as the microphone is not allowed. */
export class Devices {
  readonly #mediaDevices: MediaDevices;
  #listing: Promise<PresentDevices<DeviceChoice>> | undefined;
  #users = 0;
  #looking: ReturnType<typeof setInterval> | undefined;

  constructor(mediaDevices: MediaDevices) {
    this.#mediaDevices = mediaDevices;
    mediaDevices.addEventListener('devicechange', () => (this.#listing = undefined));
  }

  /** Asked by many at once when a device comes or goes; the system needs its time for each answer. */
  list(): Promise<PresentDevices<DeviceChoice>> {
    const listing = (this.#listing ??= this.#list().finally(() => {
      if (this.#listing === listing) this.#listing = undefined;
    }));
    return listing;
  }

  /**
   * To be called by who uses a device, until the returned function is called. Linux tells of what is plugged into the
   * computer, and not of what comes and goes in its sound server, such as a Bluetooth headset: Chromium notices that, and
   * that a microphone is gone, when it is asked for the list.
   */
  use(): () => void {
    this.#users += 1;
    this.#looking ??= setInterval(() => void this.list(), LOOK_EVERY_MS);
    let used = true;
    return () => {
      if (used) this.#users -= 1;
      used = false;
      if (this.#users > 0) return;
      clearInterval(this.#looking);
      this.#looking = undefined;
    };
  }

  async #list(): Promise<PresentDevices<DeviceChoice>> {
    const all = await this.#mediaDevices.enumerateDevices();
    return { inputs: devicesOfKind(all, 'audioinput'), outputs: devicesOfKind(all, 'audiooutput') };
  }

  /** Calls `listener` whenever a device came or went; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#mediaDevices.addEventListener('devicechange', listener);
    return () => this.#mediaDevices.removeEventListener('devicechange', listener);
  }
}

/** Chromium lists the system's defaults a second time under these ids. */
const aliases = new Set(['', 'default', 'communications']);

/** Those of `all` that are of a kind, without the system's aliases for its defaults. */
export function devicesOfKind(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceChoice[] {
  return all
    .filter((device) => device.kind === kind && !aliases.has(device.deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
