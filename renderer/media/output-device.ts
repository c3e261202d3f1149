import type { DeviceChoice } from '../../preload/contract/settings.ts';
import { findDevice, type Devices } from './devices.ts';

/** Anything whose sound can be led to a device: a media element, an audio context. */
export interface Sink {
  setSinkId(sinkId: string): Promise<void>;
}

/** The device that a kind of sound comes out of: the chosen one while it is there, else the system's default. */
export class OutputDevice {
  readonly #devices: Devices;
  readonly #sinks = new Set<Sink>();
  readonly #stopWatching: () => void;
  #choice: DeviceChoice | undefined;

  constructor(devices: Devices, choice?: DeviceChoice) {
    this.#devices = devices;
    this.#choice = choice;
    this.#stopWatching = devices.onChange(() => this.#leadAll());
  }

  /** Undefined is the system's default. Running sound moves at once. */
  choose(choice: DeviceChoice | undefined): void {
    this.#choice = choice;
    this.#leadAll();
  }

  /** Leads `sink` to the device, also when that changes; the returned function ends that. */
  attach(sink: Sink): () => void {
    this.#sinks.add(sink);
    void this.#lead(sink);
    return () => this.#sinks.delete(sink);
  }

  close(): void {
    this.#stopWatching();
    this.#sinks.clear();
  }

  #leadAll(): void {
    for (const sink of this.#sinks) void this.#lead(sink);
  }

  async #lead(sink: Sink): Promise<void> {
    try {
      const choice = this.#choice;
      const device = choice && findDevice(choice, (await this.#devices.list()).outputs);
      if (choice === this.#choice && this.#sinks.has(sink)) await sink.setSinkId(device?.id ?? '');
    } catch {
      // The device left meanwhile: sound stays where it is until `devicechange` says so.
    }
  }
}
