import type { DefaultDevices } from '../../preload/contract/default-devices.ts';

/** What `pactl info`, `pactl list sources` and `pactl list sinks` say in English. */
interface Said {
  readonly info: string;
  readonly sources: string;
  readonly sinks: string;
}

/** The descriptions of the defaults, which are what Chromium calls them. */
export function defaultsIn({ info, sources, sinks }: Said): DefaultDevices {
  return {
    input: descriptionOf(valueOf('Default Source', info), sources),
    output: descriptionOf(valueOf('Default Sink', info), sinks),
  };
}

function descriptionOf(name: string | undefined, list: string): string | undefined {
  const device = list.split(/\n(?=\S)/).find((each) => valueOf('Name', each) === name);
  return name === undefined || device === undefined ? undefined : valueOf('Description', device);
}

function valueOf(key: string, text: string): string | undefined {
  return new RegExp(`^\\s*${key}: (.+)$`, 'm').exec(text)?.[1];
}
