import type { Bridge, DeviceChoice } from '../../preload/contract/index.ts';
import {
  chosenFirst,
  type DeviceName,
  findDevice,
  isSame,
  isStandard,
  type Priorities,
  standard,
} from '../domain/device/priorities.ts';
import {
  defaultFor,
  type DeviceLists,
  type DeviceRole,
  deviceRoles,
  devicesFor,
  furtherRingers,
  listFor,
  movedRoles,
  noLists,
  type PresentDevices,
  renamedIn,
  usedFor,
} from '../domain/device/roles.ts';

export interface DeviceSource {
  list(): Promise<PresentDevices<DeviceChoice>>;
  onChange(listener: () => void): () => void;
}

/** What follows the choice: of a role the best of the list, of the further ringers all. */
export interface DeviceUser {
  choose(list: Priorities): void;
}

export type DeviceUsers = Readonly<Record<keyof DeviceLists, DeviceUser>>;

interface Dependencies {
  readonly bridge: Bridge;
  readonly source: DeviceSource;
  readonly users: DeviceUsers;
  /** A device came or left, or the system's default is another: these roles have another one now. */
  readonly onMoved: (roles: readonly DeviceRole[]) => void;
}

/** A device that may ring beside the ringer. */
export interface FurtherRinger {
  readonly device: DeviceChoice;
  readonly isChosen: boolean;
  readonly isAway: boolean;
}

/** Which devices there are, which ones the person chose for what, and which one is used. */
export class Devices {
  readonly #bridge: Bridge;
  readonly #source: DeviceSource;
  readonly #users: DeviceUsers;
  readonly #onMoved: Dependencies['onMoved'];
  #present = $state.raw<PresentDevices<DeviceChoice>>({ inputs: [], outputs: [] });
  #hasLooked = false;
  #lists = $state.raw(noLists);

  constructor({ bridge, source, users, onMoved }: Dependencies) {
    this.#bridge = bridge;
    this.#source = source;
    this.#users = users;
    this.#onMoved = onMoved;
    source.onChange(() => void this.refresh());
  }

  /** Those that are there, without the system's default. */
  present(role: DeviceRole): readonly DeviceChoice[] {
    return devicesFor(role, this.#present);
  }

  /** What was chosen last; undefined is the standard of the role. It may be away. */
  chosen(role: DeviceRole): DeviceChoice | undefined {
    const [first] = this.#lists[role];
    return first === undefined || isStandard(first) ? undefined : first;
  }

  /** The device that does it now; undefined is the system's default. */
  used(role: DeviceRole): DeviceChoice | undefined {
    return usedFor(role, this.#lists, this.#present);
  }

  /** The same where the system's default does it, as far as that is known. */
  reached(role: DeviceRole): DeviceName | undefined {
    return this.used(role) ?? defaultFor(role, this.#present);
  }

  isThere(role: DeviceRole): boolean {
    return devicesFor(role, this.#present).length > 0;
  }

  get furtherRingers(): readonly FurtherRinger[] {
    const ringer = this.used('ringer');
    const chosen = this.#lists.alsoRing;
    const there = this.#present.outputs.filter(
      // The system's default is the only one there is.
      ({ id }, _index, { length }) => (ringer === undefined ? length > 1 : id !== ringer.id),
    );
    const away = chosen.filter((device) => findDevice(device, this.#present.outputs) === undefined);
    return [...there, ...away].map((device) => ({
      device,
      isChosen: chosen.some((other) => isSame(other, device)),
      isAway: away.includes(device),
    }));
  }

  async load(): Promise<void> {
    const [answer] = await Promise.all([this.#bridge.request('settings:read', undefined), this.refresh()]);
    if (answer.ok) this.#apply(answer.value);
  }

  /** Looks what is there, says what that moves, and learns new names. */
  async refresh(): Promise<void> {
    const present = await this.#source.list();
    // Read now: another change may have been taken in meanwhile.
    const before = this.#present;
    this.#present = present;
    const renamed = renamedIn(this.#lists, present);
    if (Object.keys(renamed).length > 0) await this.#change(renamed);
    this.#users.alsoRing.choose(furtherRingers(this.#lists, this.#present));
    const moved = this.#hasLooked ? movedRoles(this.#lists, before, present) : [];
    this.#hasLooked = true;
    if (moved.length > 0) this.#onMoved(moved);
  }

  async choose(role: DeviceRole, choice: DeviceChoice | undefined): Promise<void> {
    await this.#change({ [role]: chosenFirst(this.#lists[role], choice ?? standard) });
  }

  async ringAlsoOn(device: DeviceChoice, isChosen: boolean): Promise<void> {
    const others = this.#lists.alsoRing.filter((other) => !isSame(other, device));
    await this.#change({ alsoRing: isChosen ? chosenFirst(others, device) : others });
  }

  async #change(lists: Partial<DeviceLists>): Promise<void> {
    this.#apply({ ...this.#lists, ...lists });
    const change = Object.fromEntries(Object.entries(lists).map(([use, list]) => [use, [...list]]));
    // Where it cannot be kept, the choice still holds for this run.
    await this.#bridge.request('settings:change', change);
  }

  #apply(lists: { readonly [Use in keyof DeviceLists]?: Priorities | undefined }): void {
    const before = this.#lists;
    const uses = Object.keys(noLists) as (keyof DeviceLists)[];
    this.#lists = Object.fromEntries(uses.map((use) => [use, lists[use] ?? []])) as DeviceLists & object;
    for (const role of deviceRoles) {
      const list = listFor(this.#lists, role);
      if (!isEqual(list, listFor(before, role))) this.#users[role].choose(list);
    }
    this.#users.alsoRing.choose(furtherRingers(this.#lists, this.#present));
  }
}

function isEqual(one: Priorities, other: Priorities): boolean {
  return one.length === other.length && one.every(({ id }, index) => id === other[index]?.id);
}
