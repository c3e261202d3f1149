import { type ElectronApplication, type Page, _electron } from '@playwright/test';
import { root } from '../../build/build.ts';
import { launchArguments, launchEnvironment, type LaunchOptions } from './launch-options.ts';
import { watchPeerConnections } from './peer-connections.ts';
import { PhonePage } from './phone-page.ts';

/** A running Parley, started from the checkout's build. */
export class Parley extends PhonePage {
  readonly app: ElectronApplication;

  constructor(app: ElectronApplication, window: Page) {
    super(window);
    this.app = app;
  }

  /** Starts the built app in the Electron that `useElectron` (build/electron.ts) chose. */
  static async launch(options: LaunchOptions): Promise<Parley> {
    const app = await _electron.launch({
      args: [
        ...(options.preload === undefined ? [] : ['-r', options.preload]),
        root,
        ...launchArguments(options),
      ],
      // The colours are the app's own choice, not Playwright's.
      colorScheme: null,
      env: launchEnvironment(options) as Record<string, string>,
    });
    const window = await app.firstWindow();
    await watchPeerConnections(window);
    return new Parley(app, window);
  }

  /** Ends it as logging off does: without a question, though a call runs. */
  async close(): Promise<void> {
    // Electron tells of it in this way. A Parley that the test has ended already hears nothing.
    const loggedOff = this.app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('shutdown', { preventDefault: () => undefined });
    });
    await loggedOff.catch(() => undefined);
    await this.app.close();
  }
}
