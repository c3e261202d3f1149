import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Browser, type Page } from '@playwright/test';
import { launchArguments, launchEnvironment, type LaunchOptions } from './launch-options.ts';
import { watchPeerConnections } from './peer-connections.ts';
import { PhonePage } from './phone-page.ts';

/**
 * A running Parley as it ships. Its fuses keep Playwright from driving Electron's main process, so only the window is
 * driven, as Chromium lets any of its programs be: by remote debugging.
 */
export class PackagedParley extends PhonePage {
  /** Resolves when it has ended, by whatever. */
  readonly ended: Promise<unknown>;
  readonly #browser: Browser;
  readonly #process: ChildProcess;
  readonly #output: () => string;

  private constructor(window: Page, browser: Browser, process: ChildProcess, output: () => string) {
    super(window);
    this.ended = once(process, 'exit');
    this.#browser = browser;
    this.#process = process;
    this.#output = output;
  }

  static async launch(executable: string, options: LaunchOptions): Promise<PackagedParley> {
    const app = spawn(executable, ['--remote-debugging-port=0', ...launchArguments(options)], {
      env: launchEnvironment(options),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    const endpoint = await new Promise<string>((resolve, reject) => {
      app.once('error', reject);
      app.once('exit', (code) => reject(new Error(`Parley ended with ${code}:\n${output}`)));
      app.stderr.on('data', (text: Buffer) => {
        output += text.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    await pageIsThere(new URL(endpoint).host);
    const browser = await chromium.connectOverCDP(endpoint);
    const window = browser.contexts()[0]?.pages()[0];
    if (window === undefined) throw new Error('Parley has no window');
    await watchPeerConnections(window);
    return new PackagedParley(window, browser, app, () => output);
  }

  /** What it has written to the terminal. */
  get output(): string {
    return this.#output();
  }

  /** Tells it to end, as the system does at log-out. */
  async close(): Promise<void> {
    await this.#browser.close();
    this.#process.kill('SIGTERM');
    await this.ended;
  }
}

/** Playwright waits for ever for a page that changes its process under it, as a window does for its first page. */
async function pageIsThere(host: string): Promise<void> {
  for (;;) {
    const targets = (await (await fetch(`http://${host}/json/list`)).json()) as {
      type: string;
      url: string;
    }[];
    if (targets.some(({ type, url }) => type === 'page' && url.startsWith('app://'))) return;
  }
}
