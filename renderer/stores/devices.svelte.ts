import type { Bridge, DeviceChoice, SettingsChange } from '../../preload/contract/index.ts';

/** What a device is for. */
export type DeviceRole = 'microphone' | 'speaker' | 'ringer';

export interface DeviceSource {
  list(): Promise<{ readonly inputs: readonly DeviceChoice[]; readonly outputs: readonly DeviceChoice[] }>;
  onChange(listener: () => void): () => void;
}

/** What follows the choice of a device; undefined is the system's default. */
export interface DeviceUser {
  choose(choice: DeviceChoice | undefined): void;
}

interface Dependencies {
  readonly bridge: Bridge;
  readonly source: DeviceSource;
  readonly users: Readonly<Record<DeviceRole, DeviceUser>>;
}

const roles: readonly DeviceRole[] = ['microphone', 'speaker', 'ringer'];

/** Which devices there are, and which one the person chose for what. */
export class Devices {
  readonly #bridge: Bridge;
  readonly #source: DeviceSource;
  readonly #users: Readonly<Record<DeviceRole, DeviceUser>>;
  #inputs = $state.raw<readonly DeviceChoice[]>([]);
  #outputs = $state.raw<readonly DeviceChoice[]>([]);
  #chosen = $state.raw<Partial<Record<DeviceRole, DeviceChoice>>>({});

  constructor({ bridge, source, users }: Dependencies) {
    this.#bridge = bridge;
    this.#source = source;
    this.#users = users;
    source.onChange(() => void this.refresh());
  }

  /** Those that are there, without the system's default. */
  present(role: DeviceRole): readonly DeviceChoice[] {
    return role === 'microphone' ? this.#inputs : this.#outputs;
  }

  /** Undefined is the system's default. The chosen device may be away. */
  chosen(role: DeviceRole): DeviceChoice | undefined {
    return this.#chosen[role];
  }

  async load(): Promise<void> {
    const [answer] = await Promise.all([this.#bridge.request('settings:read', undefined), this.refresh()]);
    if (answer.ok) this.#apply(answer.value);
  }

  async refresh(): Promise<void> {
    const { inputs, outputs } = await this.#source.list();
    this.#inputs = inputs;
    this.#outputs = outputs;
  }

  async choose(role: DeviceRole, choice: DeviceChoice | undefined): Promise<void> {
    const change: SettingsChange = { [role]: choice ?? null };
    this.#apply({ ...this.#chosen, [role]: choice });
    // Where it cannot be kept, the choice still holds for this run.
    await this.#bridge.request('settings:change', change);
  }

  #apply(chosen: Partial<Record<DeviceRole, DeviceChoice | undefined>>): void {
    const next: Partial<Record<DeviceRole, DeviceChoice>> = {};
    for (const role of roles) {
      const choice = chosen[role];
      if (choice !== undefined) next[role] = choice;
      if (choice?.id !== this.#chosen[role]?.id) this.#users[role].choose(choice);
    }
    this.#chosen = next;
  }
}
