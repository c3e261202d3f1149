import { systemSwitches } from '../../build/electron.ts';

export interface LaunchOptions {
  readonly profile: string;
  readonly provision?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Further command line switches, such as one for the fake microphone's file. */
  readonly switches?: readonly string[];
  readonly link?: string;
  /** The devices of the system's sound server rather than Chromium's fake ones. */
  readonly realDevices?: boolean;
  /** Path of a module that Electron's main process loads before the app. */
  readonly preload?: string;
}

/** A microphone and a permission that need no hardware and no person. */
export const fakeMedia = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** What Parley is started with in a test, whichever Electron it is started in. */
export function launchArguments(options: LaunchOptions): string[] {
  const { profile, provision, switches = [], link, realDevices = false } = options;
  return [
    ...systemSwitches(),
    ...(realDevices ? [] : fakeMedia),
    '--disable-gpu',
    '--lang=en-US',
    ...switches,
    '--profile',
    profile,
    ...(provision === undefined ? [] : ['--provision', provision]),
    ...(link === undefined ? [] : [link]),
  ];
}

/** The words that tests look for are English, whatever the machine speaks; Chromium heeds both only together. */
export function launchEnvironment({ env }: LaunchOptions): NodeJS.ProcessEnv {
  return { ...process.env, ...env, LANGUAGE: 'en_US' };
}
