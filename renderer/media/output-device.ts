import { bestPresent, type Priorities } from '../domain/device/priorities.ts';
import type { Devices } from './devices.ts';

/** Anything whose sound can be led to a device: a media element, an audio context. */
export interface Sink {
  setSinkId(sinkId: string): Promise<void>;
  /** It is silent until it is led to its device; an audio context also stops when that leaves under it. */
  resume?(): Promise<void>;
}

/** Where a kind of sound comes out. */
export interface Output {
  /** Leads `sink` to the device, also when that changes; the returned function ends that. */
  attach(sink: Sink): () => void;
}

/** The device that a kind of sound comes out of: the best of the list that is there, else the system's default. */
export class OutputDevice implements Output {
  readonly #devices: Devices;
  readonly #sinks = new Set<Sink>();
  readonly #stopWatching: () => void;
  #list: Priorities = [];

  constructor(devices: Devices) {
    this.#devices = devices;
    this.#stopWatching = devices.onChange(() => this.#leadAll());
  }

  /** Running sound moves at once. */
  choose(list: Priorities): void {
    this.#list = list;
    this.#leadAll();
  }

  attach(sink: Sink): () => void {
    const release = this.#devices.use();
    this.#sinks.add(sink);
    void this.#lead(sink);
    return () => {
      release();
      this.#sinks.delete(sink);
    };
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
      const list = this.#list;
      const device = list.length === 0 ? undefined : bestPresent(list, (await this.#devices.list()).outputs);
      if (list !== this.#list || !this.#sinks.has(sink)) return;
      await sink.setSinkId(device?.id ?? '');
    } catch {
      // The device left meanwhile: sound stays where it is until `devicechange` says so. It begins there, too: to ring on
      // the default is better than not at all.
    }
    // Refused only by what was closed meanwhile.
    await sink.resume?.().catch(() => undefined);
  }
}
