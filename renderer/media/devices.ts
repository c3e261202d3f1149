import type { DeviceChoice } from '../../preload/contract/settings.ts';

/** The devices that are there now, without the system's aliases for its defaults. */
export interface DeviceList {
  readonly inputs: readonly DeviceChoice[];
  readonly outputs: readonly DeviceChoice[];
}

/** Audio devices of the system. Labels are empty as long as the microphone is not allowed. */
export class Devices {
  readonly #mediaDevices: MediaDevices;

  constructor(mediaDevices: MediaDevices) {
    this.#mediaDevices = mediaDevices;
  }

  async list(): Promise<DeviceList> {
    const all = await this.#mediaDevices.enumerateDevices();
    const ofKind = (kind: MediaDeviceKind): DeviceChoice[] =>
      all
        .filter((device) => device.kind === kind && !aliases.has(device.deviceId))
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    return { inputs: ofKind('audioinput'), outputs: ofKind('audiooutput') };
  }

  /** Calls `listener` whenever a device came or went; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#mediaDevices.addEventListener('devicechange', listener);
    return () => this.#mediaDevices.removeEventListener('devicechange', listener);
  }
}

/** Chromium lists the system's defaults a second time under these ids. */
const aliases = new Set(['', 'default', 'communications']);
