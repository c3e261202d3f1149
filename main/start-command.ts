/** The process that Parley runs in. */
export interface RunningApp {
  readonly execPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly app: {
    readonly isPackaged: boolean;
    readonly commandLine: { hasSwitch(name: string): boolean };
    getAppPath(): string;
  };
  /** Absolute path of the profile folder, where it is not the usual one. */
  readonly profile: string | undefined;
}

/** What starts this very Parley again: a program and its arguments. */
export function startCommand({ execPath, env, app, profile }: RunningApp): readonly [string, ...string[]] {
  return [
    // An AppImage is mounted at execPath for this run only.
    env['APPIMAGE'] ?? execPath,
    // Where Chromium's sandbox cannot run now, it cannot then.
    ...(app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []),
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    ...(profile === undefined ? [] : ['--profile', profile]),
  ];
}
