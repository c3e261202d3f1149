import { done, type Answer } from '../../preload/contract/index.ts';
import { windowsArgument } from '../windows-argument.ts';
import type { LoginStart } from './login-start.ts';

/** The part of Electron's `app` that knows of the login items of macOS and Windows. */
export interface LoginItemSettings {
  getLoginItemSettings(options: { path: string; args: string[] }): {
    readonly openAtLogin: boolean;
    /** macOS. */
    readonly status?: 'not-registered' | 'enabled' | 'requires-approval' | 'not-found';
    /** Windows: not switched off in the Task Manager. */
    readonly executableWillLaunchAtLogin?: boolean;
  };
  setLoginItemSettings(settings: { openAtLogin: boolean; path: string; args: string[]; name: string }): void;
}

interface Options {
  readonly app: LoginItemSettings;
  /** Windows: name of the value in the registry. */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** macOS and Windows: a login item, which the person sees in the system's settings too. */
export class LoginItems implements LoginStart {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  isOn(): Promise<boolean> {
    const { openAtLogin, status, executableWillLaunchAtLogin } = this.#options.app.getLoginItemSettings(
      this.#launch(),
    );
    const isAllowed = status === undefined || status === 'enabled';
    return Promise.resolve(openAtLogin && isAllowed && executableWillLaunchAtLogin !== false);
  }

  async set(isOn: boolean): Promise<Answer<boolean>> {
    const { app, name } = this.#options;
    app.setLoginItemSettings({ openAtLogin: isOn, name, ...this.#launch() });
    return done(await this.isOn());
  }

  /** Windows writes them into one command line. macOS knows none, and tells Parley instead how it was started. */
  #launch(): { path: string; args: string[] } {
    const [path, ...args] = this.#options.command;
    return { path, args: args.map((arg) => (/\s/.test(arg) ? windowsArgument(arg) : arg)) };
  }
}
