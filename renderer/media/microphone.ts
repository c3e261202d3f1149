import { usualSoundProcessing, type SoundProcessing } from '../../preload/contract/settings.ts';
import { bestPresent, type Priorities } from '../domain/device/priorities.ts';
import { captureMicrophone } from './capture.ts';
import type { Devices } from './devices.ts';
import { MicrophoneSource, type StrongSuppression } from './microphone-source.ts';
import { SharedUse } from './shared-use.ts';

/** One user's share of the microphone. */
export interface MicrophoneUse {
  /** A clone of its own, to mute and stop as it likes; another one after the device changed. */
  readonly track: MediaStreamTrack;
  release(): void;
}

export interface Microphone {
  /** Fails with a `MediaError`. `onReplaced` is called when `track` has become another. */
  open(onReplaced: () => void): Promise<MicrophoneUse>;
}

/** The best microphone of the list that is there, else the system's default; open as long as someone uses it: the system's light goes off with the last call. */
export class SharedMicrophone implements Microphone {
  readonly #mediaDevices: MediaDevices;
  readonly #devices: Devices;
  readonly #strong: StrongSuppression;
  readonly #stopWatching: () => void;
  readonly #uses = new Set<SharedUse>();
  #list: Priorities = [];
  #processing = usualSoundProcessing;
  /** The device that `#source` was opened for; undefined is the system's default. */
  #openedFor: string | undefined;
  #source: Promise<MicrophoneSource> | undefined;

  constructor(mediaDevices: MediaDevices, devices: Devices, strong: StrongSuppression) {
    this.#mediaDevices = mediaDevices;
    this.#devices = devices;
    this.#strong = strong;
    this.#stopWatching = devices.onChange(() => void this.#reconsider());
  }

  /** Running calls change over at once. */
  choose(list: Priorities): void {
    this.#list = list;
    void this.#reconsider();
  }

  /** Chromium does not change this on an open microphone (`applyConstraints`), so running calls get a new one at once. */
  process(processing: SoundProcessing): void {
    this.#processing = processing;
    void this.#changeOver();
  }

  async open(onReplaced: () => void): Promise<MicrophoneUse> {
    const leave = this.#devices.use();
    const use = new SharedUse(onReplaced, () => {
      leave();
      this.#release(use);
    });
    this.#uses.add(use);
    try {
      for (;;) {
        const source = (this.#source ??= this.#capture());
        const { track } = await source;
        // Changed over while it was being opened: take the one that is valid now.
        if (source !== this.#source) continue;
        use.take(track);
        return use;
      }
    } catch (error) {
      // The next one asks the system again.
      this.#source = undefined;
      use.release();
      throw error;
    }
  }

  close(): void {
    this.#stopWatching();
    for (const use of this.#uses) use.release();
  }

  async #capture(): Promise<MicrophoneSource> {
    // The default is asked for at once: a call waits for it.
    const device = this.#list.length === 0 ? undefined : await this.#wanted();
    this.#openedFor = device;
    const processing = this.#processing;
    const captured = await captureMicrophone(this.#mediaDevices, device, processing);
    captured.addEventListener('ended', () => void this.#reconsider());
    const source = new MicrophoneSource(captured);
    if (processing.noiseSuppression && processing.strongNoiseSuppression)
      void source.suppress(this.#strong, () => this.#lead(source));
    return source;
  }

  /** Running calls go on with what is heard of it. */
  #lead({ track }: MicrophoneSource): void {
    for (const use of this.#uses) use.take(track);
  }

  async #wanted(): Promise<string | undefined> {
    const list = this.#list;
    return list.length === 0 ? undefined : bestPresent(list, (await this.#devices.list()).inputs)?.id;
  }

  async #reconsider(): Promise<void> {
    if (this.#uses.size === 0) return;
    const current = await this.#source?.catch(() => undefined);
    if (current?.captured.readyState !== 'live' || (await this.#wanted()) !== this.#openedFor)
      await this.#changeOver();
  }

  async #changeOver(): Promise<void> {
    if (this.#uses.size === 0) return;
    const former = this.#source;
    const source = this.#capture();
    this.#source = source;
    try {
      const opened = await source;
      if (source !== this.#source) return opened.close();
      this.#lead(opened);
    } catch {
      // None is left: calls go on in silence until `devicechange` brings one.
    } finally {
      closeWhenOpen(former);
    }
  }

  #release(use: SharedUse): void {
    this.#uses.delete(use);
    if (this.#uses.size > 0) return;
    closeWhenOpen(this.#source);
    this.#source = undefined;
  }
}

function closeWhenOpen(source: Promise<MicrophoneSource> | undefined): void {
  source?.then(
    (opened) => opened.close(),
    () => undefined,
  );
}
