import { usualSoundProcessing, type SoundProcessing } from '../../preload/contract/settings.ts';
import { bestPresent, type Priorities } from '../domain/device/priorities.ts';
import { behind } from './device-alias.ts';
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

export interface SharedMicrophoneParts {
  readonly mediaDevices: MediaDevices;
  readonly devices: Devices;
  readonly strong: StrongSuppression;
  /** The system took the microphone away, and another one goes on; undefined is the system's default. */
  readonly onTakenOver: (label: string | undefined) => void;
}

/** The best microphone of the list that is there, else the system's default; open as long as someone uses it: the system's light goes off with the last call. */
export class SharedMicrophone implements Microphone {
  readonly #parts: SharedMicrophoneParts;
  readonly #stopWatching: () => void;
  readonly #uses = new Set<SharedUse>();
  #list: Priorities = [];
  #processing = usualSoundProcessing;
  /** The device that `#source` was opened for; undefined is the system's default. */
  #openedFor: string | undefined;
  /** What the device is called that is open; undefined is a default of which that is not known. */
  #label: string | undefined;
  #source: Promise<MicrophoneSource> | undefined;

  constructor(parts: SharedMicrophoneParts) {
    this.#parts = parts;
    this.#stopWatching = parts.devices.onChange(() => void this.#reconsider());
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
    const leave = this.#parts.devices.use();
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
    const device = this.#list.length === 0 ? undefined : await this.#best();
    this.#openedFor = device;
    const processing = this.#processing;
    const captured = await captureMicrophone(this.#parts.mediaDevices, device, processing);
    captured.addEventListener('ended', () => void this.#reconsider());
    this.#label = this.#parts.devices.labelOf(captured);
    const source = new MicrophoneSource(captured);
    if (processing.noiseSuppression && processing.strongNoiseSuppression)
      void source.suppress(this.#parts.strong, () => this.#lead(source));
    return source;
  }

  /** Running calls go on with what is heard of it. */
  #lead({ track }: MicrophoneSource): void {
    for (const use of this.#uses) use.take(track);
  }

  async #reconsider(): Promise<void> {
    if (this.#uses.size === 0) return;
    const current = await this.#source?.catch(() => undefined);
    if (current?.captured.readyState === 'live') {
      if (await this.#isBest(current)) this.#label = this.#parts.devices.labelOf(current.captured);
      else await this.#changeOver();
      return;
    }
    const before = this.#label;
    const opened = await this.#changeOver();
    if (current === undefined || opened === undefined) return;
    const label = this.#parts.devices.labelOf(opened.captured);
    if (label === undefined || label !== before) this.#parts.onTakenOver(label);
  }

  async #best(): Promise<string | undefined> {
    return bestPresent(this.#list, (await this.#parts.devices.list()).inputs)?.id;
  }

  /** Whether a call would get it now. */
  async #isBest({ captured }: MicrophoneSource): Promise<boolean> {
    const best = await this.#best();
    if (best !== undefined || this.#openedFor !== undefined) return best === this.#openedFor;
    // Where Chromium says what it opened as the default, it does not lead it to a new one; Linux does that itself.
    const [label, now] = [behind(captured.label), (await this.#parts.devices.list()).defaultInput?.label];
    return label === undefined || now === undefined || label === now;
  }

  /** What is open now, where nothing came after it. */
  async #changeOver(): Promise<MicrophoneSource | undefined> {
    if (this.#uses.size === 0) return undefined;
    const former = this.#source;
    const source = this.#capture();
    this.#source = source;
    try {
      const opened = await source;
      if (source === this.#source) {
        this.#lead(opened);
        return opened;
      }
      opened.close();
    } catch {
      // None is left: calls go on in silence until `devicechange` brings one.
    } finally {
      closeWhenOpen(former);
    }
    return undefined;
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
