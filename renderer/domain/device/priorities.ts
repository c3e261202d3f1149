/** A device by what is known again of it: ids change with ports and system updates, labels with languages and drivers. */
export interface DeviceName {
  readonly id: string;
  readonly label: string;
}

/** Devices for one purpose, the best first. What stands behind `standard` is never reached. */
export type Priorities = readonly DeviceName[];

/** Stands in a list for what the role has without a choice: the system's default, say. */
export const standard: DeviceName = { id: '', label: '' };

/** So many that a desk, a dock and three headsets fit, so few that a list stays readable. */
const MOST = 12;

export function isStandard({ id }: DeviceName): boolean {
  return id === '';
}

/** Finds a device again: as it was, else by its label, else by its id under a new label. */
export function findDevice<Device extends DeviceName>(
  device: DeviceName,
  present: readonly Device[],
): Device | undefined {
  const label = fingerprint(device.label);
  const alike = present.filter((other) => label !== '' && fingerprint(other.label) === label);
  // Two of a kind have one label, and are told apart by their ids.
  return alike.find(({ id }) => id === device.id) ?? alike[0] ?? present.find(({ id }) => id === device.id);
}

/**
 * The best device of the list that is there; undefined is the role's standard. One that nobody ever chose is not taken:
 * sound does not jump to a monitor that is plugged in.
 */
export function bestPresent<Device extends DeviceName>(
  list: Priorities,
  present: readonly Device[],
): Device | undefined {
  for (const device of list) {
    if (isStandard(device)) return undefined;
    const found = findDevice(device, present);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The list after the person has chosen `device`. */
export function chosenFirst(list: Priorities, device: DeviceName): Priorities {
  const others = list.filter((other) => !isSame(other, device));
  return [device, ...others].slice(0, MOST);
}

/** The list with the labels that its devices have now, the same one where nothing was renamed. */
export function relabelled(list: Priorities, present: readonly DeviceName[]): Priorities {
  const next = list.map((device) => {
    const found = findDevice(device, present);
    return found?.id === device.id && found.label !== '' ? found : device;
  });
  return next.some((device, index) => device.label !== list[index]?.label) ? next : list;
}

/** The part of the list that counts, followed by `further` where it leaves the choice to the standard. */
export function followedBy(list: Priorities, further: Priorities): Priorities {
  const end = list.findIndex(isStandard);
  return [...(end === -1 ? list : list.slice(0, end)), ...further];
}

/** Those of `chosen` that are there, without `other`, which is in use already. */
export function presentBeside<Device extends DeviceName>(
  chosen: Priorities,
  present: readonly Device[],
  other: DeviceName | undefined,
): readonly Device[] {
  const found = chosen.map((device) => findDevice(device, present));
  return [...new Set(found)].filter((device) => device !== undefined && device.id !== other?.id) as Device[];
}

export function isSame(one: DeviceName, other: DeviceName): boolean {
  return one.id === other.id || (one.label !== '' && fingerprint(one.label) === fingerprint(other.label));
}

/** A label without what changes with the port: Windows counts "Headset (2- Evolve)" at each new one. */
function fingerprint(label: string): string {
  return label.replace(/\(\d+- /, '(');
}
