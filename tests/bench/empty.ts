/** The baselines: an empty Electron window, and in it the bare SIP.js page. */
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type ElectronApplication, type Page, _electron } from '@playwright/test';
import { build } from 'vite';
import { root } from '../../build/build.ts';
import { systemSwitches } from '../../build/electron.ts';
import { fakeMedia } from '../support/launch-options.ts';
import { watchPeerConnections } from '../support/peer-connections.ts';
import { watchClicks } from './probe.ts';

export interface EmptyWindow {
  readonly app: ElectronApplication;
  readonly window: Page;
}

export async function openEmpty(data: string, page?: string): Promise<EmptyWindow> {
  const app = await _electron.launch({
    args: [
      ...systemSwitches(),
      ...fakeMedia,
      '--disable-gpu',
      join(root, 'tests', 'bench', 'empty-app'),
      `--data=${data}`,
      ...(page === undefined ? [] : [page]),
    ],
    env: process.env as Record<string, string>,
  });
  const window = await app.firstWindow();
  return { app, window };
}

export async function openBarePage(
  data: string,
  pages: PageServer,
  parameters: Record<string, string>,
): Promise<EmptyWindow> {
  const page = `${pages.url}?${new URLSearchParams(parameters).toString()}`;
  const opened = await openEmpty(data, page);
  await watchPeerConnections(opened.window);
  await watchClicks(opened.window);
  await opened.window.getByText('Registered', { exact: true }).waitFor();
  return opened;
}

export interface PageServer {
  readonly url: string;
  close(): void;
}

/** Builds the bare page and serves it on loopback. */
export async function serveBarePage(): Promise<PageServer> {
  const outDir = join(root, 'out', 'bench', 'bare-page');
  await build({
    root: join(root, 'tests', 'bench', 'bare-page'),
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'chrome130' },
  });
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path === '/' ? '/index.html' : path;
    readFile(join(outDir, file)).then(
      (content) => response.setHeader('Content-Type', types[extname(file)] ?? '').end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}
