import type { Bridge, DeviceChoice, SettingsChange } from '../../preload/contract/index.ts';
import { findDevice } from '../domain/device/priorities.ts';

/** The cameras that there are, and what follows the choice of one; undefined is the system's default. */
export interface CameraSource {
  list(): Promise<readonly DeviceChoice[]>;
  choose(choice: DeviceChoice | undefined): void;
}

/** Which camera the person chose, and whether they want to see what others show. */
export class VideoChoice {
  readonly #bridge: Bridge;
  readonly #source: CameraSource;
  #cameras = $state.raw<readonly DeviceChoice[]>([]);
  #camera = $state.raw<DeviceChoice>();
  #isRefused = $state(false);

  constructor(bridge: Bridge, source: CameraSource) {
    this.#bridge = bridge;
    this.#source = source;
  }

  /** Those that are there, without the system's default. */
  get cameras(): readonly DeviceChoice[] {
    return this.#cameras;
  }

  /** Undefined is the system's default. The chosen one may be away. */
  get camera(): DeviceChoice | undefined {
    return this.#camera;
  }

  /** The chosen one as it is known now; undefined while it is away. */
  get found(): DeviceChoice | undefined {
    return this.#camera && findDevice(this.#camera, this.#cameras);
  }

  /** Whether what others show is wanted. */
  get isTaken(): boolean {
    return !this.#isRefused;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('settings:read', undefined);
    if (!answer.ok) return;
    this.#camera = answer.value.camera;
    this.#isRefused = answer.value.refuseVideo === true;
    this.#source.choose(this.#camera);
  }

  async refresh(): Promise<void> {
    this.#cameras = await this.#source.list();
  }

  async choose(camera: DeviceChoice | undefined): Promise<void> {
    this.#camera = camera;
    this.#source.choose(camera);
    await this.#keep({ camera: camera ?? null });
  }

  async take(isTaken: boolean): Promise<void> {
    this.#isRefused = !isTaken;
    await this.#keep({ refuseVideo: !isTaken });
  }

  /** Where it cannot be kept, the choice still holds for this run. */
  async #keep(change: SettingsChange): Promise<void> {
    await this.#bridge.request('settings:change', change);
  }
}
