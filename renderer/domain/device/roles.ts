import {
  bestPresent,
  type DeviceName,
  followedBy,
  isSame,
  presentBeside,
  type Priorities,
  relabelled,
} from './priorities.ts';

/** What a device is for: to talk (microphone and speaker), to ring, and to say that a call waits or has ended. */
export type DeviceRole = 'microphone' | 'speaker' | 'ringer' | 'alerts';

/** What a call is heard and spoken with. */
export type TalkRole = Extract<DeviceRole, 'microphone' | 'speaker'>;

export type OutputRole = Exclude<DeviceRole, 'microphone'>;

export const talkRoles: readonly TalkRole[] = ['microphone', 'speaker'];

export const deviceRoles: readonly DeviceRole[] = [...talkRoles, 'ringer', 'alerts'];

/** The priorities of each role, and the further devices that ring, in any order. */
export type DeviceLists = Readonly<Record<DeviceRole | 'alsoRing', Priorities>>;

export const noLists: DeviceLists = { microphone: [], speaker: [], ringer: [], alerts: [], alsoRing: [] };

export interface PresentDevices<Device extends DeviceName = DeviceName> {
  readonly inputs: readonly Device[];
  readonly outputs: readonly Device[];
  /** What the system's defaults are, as far as that is known. */
  readonly defaultInput?: DeviceName | undefined;
  readonly defaultOutput?: DeviceName | undefined;
}

export function devicesFor<Device extends DeviceName>(
  role: DeviceRole | 'alsoRing',
  { inputs, outputs }: PresentDevices<Device>,
): readonly Device[] {
  return role === 'microphone' ? inputs : outputs;
}

/** What counts for a role: alerts are heard where calls are, as long as nothing else was chosen. */
export function listFor(lists: DeviceLists, role: DeviceRole): Priorities {
  return role === 'alerts' ? followedBy(lists.alerts, lists.speaker) : lists[role];
}

/** The device that does it now; undefined is the system's default. */
export function usedFor<Device extends DeviceName>(
  role: DeviceRole,
  lists: DeviceLists,
  present: PresentDevices<Device>,
): Device | undefined {
  return bestPresent(listFor(lists, role), devicesFor(role, present));
}

/** What the system's default for a role is; undefined where that is not known. */
export function defaultFor(role: DeviceRole, present: PresentDevices): DeviceName | undefined {
  return role === 'microphone' ? present.defaultInput : present.defaultOutput;
}

/** Where it rings besides the ringer. */
export function furtherRingers<Device extends DeviceName>(
  lists: DeviceLists,
  present: PresentDevices<Device>,
): readonly Device[] {
  return presentBeside(lists.alsoRing, present.outputs, usedFor('ringer', lists, present));
}

/** The roles that have another device after `present` has become `next`. */
export function movedRoles(
  lists: DeviceLists,
  present: PresentDevices,
  next: PresentDevices,
): readonly DeviceRole[] {
  return deviceRoles.filter((role) => {
    const [was, is] = [usedFor(role, lists, present), usedFor(role, lists, next)];
    return was === undefined && is === undefined
      ? isAnotherDefault(role, present, next)
      : (was ?? defaultFor(role, present))?.id !== (is ?? defaultFor(role, next))?.id;
  });
}

function isAnotherDefault(role: DeviceRole, present: PresentDevices, next: PresentDevices): boolean {
  const [wasThere, isThere] = [present, next].map((devices) => devicesFor(role, devices).length > 0);
  const [was, is] = [defaultFor(role, present), defaultFor(role, next)];
  return wasThere !== isThere || (was !== undefined && is !== undefined && !isSame(was, is));
}

/** The lists in which a device has another name now. */
export function renamedIn(lists: DeviceLists, present: PresentDevices): Partial<DeviceLists> {
  const uses = [...deviceRoles, 'alsoRing'] as const;
  const next = uses.map((use) => [use, relabelled(lists[use], devicesFor(use, present))] as const);
  return Object.fromEntries(next.filter(([use, list]) => list !== lists[use]));
}
