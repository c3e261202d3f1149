import type { DeviceChoice } from '../../../preload/contract/settings.ts';
import { present } from './present.ts';

interface Opened {
  readonly track: MediaStreamTrack;
  /** The device that was asked for; undefined is the default. */
  readonly constraint: string | undefined;
}

/** Chromium's fake devices, which can be refused and unplugged, and remember who opened what. */
export class FakeMediaDevices extends EventTarget implements MediaDevices {
  readonly opened: Opened[] = [];
  refusal: DOMException | undefined;
  refused = 0;
  /** A device that is listed and cannot be opened. */
  broken: string | undefined;
  ondevicechange = null;
  readonly #unplugged = new Set<string>();

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.filter(({ deviceId }) => !this.#unplugged.has(deviceId));
  }

  async getUserMedia(constraints: MediaStreamConstraints = {}): Promise<MediaStream> {
    if (this.refusal !== undefined) {
      this.refused++;
      throw this.refusal;
    }
    const { audio } = constraints;
    const id = typeof audio === 'object' ? audio.deviceId : undefined;
    const constraint = typeof id === 'object' && 'exact' in id ? String(id.exact) : undefined;
    if (constraint !== undefined && constraint === this.broken) {
      throw new DOMException('it is broken', 'NotReadableError');
    }
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    this.opened.push({ track: present(stream.getAudioTracks()[0]), constraint });
    return stream;
  }

  getDisplayMedia(): Promise<MediaStream> {
    return Promise.reject(new DOMException('not here', 'NotSupportedError'));
  }

  getSupportedConstraints(): MediaTrackSupportedConstraints {
    return navigator.mediaDevices.getSupportedConstraints();
  }

  async inputs(): Promise<DeviceChoice[]> {
    const all = await this.enumerateDevices();
    return all
      .filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  }

  /** Devices whose light is on. */
  live(): (string | undefined)[] {
    return this.opened
      .filter(({ track }) => track.readyState === 'live')
      .map(({ track }) => track.getSettings().deviceId);
  }

  unplug(deviceId: string): void {
    this.#unplugged.add(deviceId);
    this.end();
    this.dispatchEvent(new Event('devicechange'));
  }

  plug(deviceId: string): void {
    this.#unplugged.delete(deviceId);
    this.dispatchEvent(new Event('devicechange'));
  }

  /** What the browser does to an open device that leaves. */
  end(): void {
    const track = this.opened.at(-1)?.track;
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }
}
