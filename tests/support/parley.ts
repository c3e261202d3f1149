import { type ElectronApplication, type Locator, type Page, _electron } from '@playwright/test';
import { root } from '../../build/build.ts';
import { systemSwitches } from '../../build/electron.ts';
import { watchPeerConnections } from './peer-connections.ts';

export interface LaunchOptions {
  readonly profile: string;
  readonly provision?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Further command line switches, such as one for the fake microphone's file. */
  readonly switches?: readonly string[];
}

/** A microphone and a permission that need no hardware and no person. */
export const fakeMedia = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** A running Parley as a person sees it: the names in here are those of the interface. */
export class Parley {
  readonly app: ElectronApplication;
  readonly window: Page;

  constructor(app: ElectronApplication, window: Page) {
    this.app = app;
    this.window = window;
  }

  /** Starts the built app in the Electron that `useElectron` (build/electron.ts) chose. */
  static async launch(options: LaunchOptions): Promise<Parley> {
    const provision = options.provision === undefined ? [] : ['--provision', options.provision];
    const app = await _electron.launch({
      args: [
        ...systemSwitches(),
        ...fakeMedia,
        '--disable-gpu',
        '--lang=en-US',
        ...(options.switches ?? []),
        root,
        '--profile',
        options.profile,
        ...provision,
      ],
      // The words that tests look for are English, whatever the machine speaks; Chromium heeds both only together.
      env: { ...process.env, ...options.env, LANGUAGE: 'en_US' } as Record<string, string>,
    });
    const window = await app.firstWindow();
    await watchPeerConnections(window);
    return new Parley(app, window);
  }

  get registration(): Locator {
    return this.window.getByRole('status', { name: 'Registration' });
  }

  get field(): Locator {
    return this.window.getByRole('textbox', { name: 'Name or number' });
  }

  get call(): Locator {
    return this.window.getByRole('region', { name: 'Current call' });
  }

  get timer(): Locator {
    return this.call.getByRole('timer');
  }

  button(name: string): Locator {
    return this.window.getByRole('button', { name, exact: true });
  }

  link(name: string): Locator {
    return this.window.getByRole('navigation', { name: 'Main' }).getByText(name, { exact: true });
  }

  /** Types a number and presses Call. */
  async dial(number: string): Promise<void> {
    await this.field.fill(number);
    await this.button('Call').click();
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}
