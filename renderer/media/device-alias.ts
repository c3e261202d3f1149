/** Chromium lists the system's defaults a second time under these ids. */
export const aliases: ReadonlySet<string> = new Set(['', 'default', 'communications']);

/** What the system's default of a kind is called; undefined where Chromium does not say it, as on Linux. */
export function aliasOf(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): string | undefined {
  const alias = all.find((device) => device.kind === kind && device.deviceId === 'default');
  return alias && behind(alias.label);
}

/** The device in the label of an alias: "Default - Headset", in any language. */
export function behind(label: string): string | undefined {
  const [, device] = /^[^-]+ - (.+)$/.exec(label) ?? [];
  return device;
}
