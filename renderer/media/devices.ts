import type { DeviceChoice } from '../../preload/contract/settings.ts';
import type { DeviceName } from '../domain/device/priorities.ts';
import type { PresentDevices } from '../domain/device/roles.ts';
import { aliasOf, aliases, behind } from './device-alias.ts';

/** Half of what may pass before sound goes on. */
const LOOK_EVERY_MS = 500;

/** What the system's defaults are called, where Chromium does not say it. */
export interface DefaultLabels {
  readonly input?: string | undefined;
  readonly output?: string | undefined;
}

/** Tells them, and each time they change, until the returned function is called. */
export type FollowDefaults = (onChange: (labels: DefaultLabels) => void) => () => void;

/** Audio devices of the system. Labels are empty as long as the microphone is not allowed. */
export class Devices {
  readonly #mediaDevices: MediaDevices;
  readonly #followDefaults: FollowDefaults;
  readonly #listeners = new Set<() => void>();
  #defaults: DefaultLabels = {};
  #listing: Promise<PresentDevices<DeviceChoice>> | undefined;
  #users = 0;
  #rest: (() => void) | undefined;

  constructor(mediaDevices: MediaDevices, followDefaults: FollowDefaults = () => () => undefined) {
    this.#mediaDevices = mediaDevices;
    this.#followDefaults = followDefaults;
    mediaDevices.addEventListener('devicechange', () => this.#changed());
  }

  /** Asked by many at once when a device comes or goes; the system needs its time for each answer. */
  list(): Promise<PresentDevices<DeviceChoice>> {
    const listing = (this.#listing ??= this.#list().finally(() => {
      if (this.#listing === listing) this.#listing = undefined;
    }));
    return listing;
  }

  /** What the device of an open microphone is called; undefined is a default of which that is not known. */
  labelOf(microphone: MediaStreamTrack): string | undefined {
    if (!aliases.has(microphone.getSettings().deviceId ?? '')) return microphone.label;
    return behind(microphone.label) ?? this.#defaults.input;
  }

  /**
   * To be called by who uses a device, until the returned function is called. Linux tells of what is plugged into the
   * computer, and not of what comes and goes in its sound server, such as a Bluetooth headset: Chromium notices that, and
   * that a microphone is gone, when it is asked for the list.
   */
  use(): () => void {
    this.#users += 1;
    this.#rest ??= this.#look();
    let used = true;
    return () => {
      if (used) this.#users -= 1;
      used = false;
      if (this.#users > 0) return;
      this.#rest?.();
      this.#rest = undefined;
    };
  }

  /** Calls `listener` whenever a device came or went or a default changed; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #look(): () => void {
    const looking = setInterval(() => void this.list(), LOOK_EVERY_MS);
    const leave = this.#followDefaults((labels) => {
      this.#defaults = labels;
      this.#changed();
    });
    return () => {
      clearInterval(looking);
      leave();
      // Nobody tells any longer whether they are the same.
      if (Object.keys(this.#defaults).length === 0) return;
      this.#defaults = {};
      this.#changed();
    };
  }

  #changed(): void {
    this.#listing = undefined;
    for (const listener of this.#listeners) listener();
  }

  async #list(): Promise<PresentDevices<DeviceChoice>> {
    const all = await this.#mediaDevices.enumerateDevices();
    const inputs = devicesOfKind(all, 'audioinput');
    const outputs = devicesOfKind(all, 'audiooutput');
    return {
      inputs,
      outputs,
      defaultInput: named(aliasOf(all, 'audioinput') ?? this.#defaults.input, inputs),
      defaultOutput: named(aliasOf(all, 'audiooutput') ?? this.#defaults.output, outputs),
    };
  }
}

/** Those of `all` that are of a kind, without the system's aliases for its defaults. */
export function devicesOfKind(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceChoice[] {
  return all
    .filter((device) => device.kind === kind && !aliases.has(device.deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** A default may be known before the device is listed. */
function named(label: string | undefined, devices: readonly DeviceChoice[]): DeviceName | undefined {
  if (label === undefined) return undefined;
  return devices.find((device) => device.label === label) ?? { id: label, label };
}
