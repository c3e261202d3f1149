/**
 * The built phone window in a plain browser, with a stand-in for main: the contract's bridge is answered from this
 * process, which holds the socket and the password as main does.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../build/build.ts';
import { answerRequest } from '../../main/ipc/answer-request.ts';
import { systemClock } from '../../main/signalling/clock.ts';
import { Signalling } from '../../main/signalling/signalling.ts';
import { openByScheme, socketTable } from '../../main/signalling/sockets.ts';
import { pageFile } from '../../main/windows/page-file.ts';
import { responseHeaders } from '../../main/windows/response-headers.ts';
import { APP_ORIGIN } from '../../main/windows/app-origin.ts';
import {
  type Account,
  failed,
  type Handlers,
  type NoticeName,
  type RequestName,
  requests,
} from '../../preload/contract/index.ts';

export interface BrowserPhoneAccount {
  readonly aor: string;
  readonly password: string;
  readonly server: string;
}

/** Shows the phone window for one account in a page; returns what stops it. */
export async function openBrowserPhone(page: Page, user: BrowserPhoneAccount): Promise<() => void> {
  const account: Account = {
    id: randomUUID(),
    name: 'Office',
    aor: user.aor,
    servers: [user.server],
    enabled: true,
    secret: 'run',
  };
  const tell = (name: NoticeName, payload: unknown): void =>
    void page
      .evaluate(([to, what]) => window.standIn.tell(to, what), [name, payload] as const)
      .catch(() => undefined);
  const signalling = new Signalling({
    account: () => account,
    password: () => user.password,
    changed: (change) => tell('signalling:changed', change),
    received: (message) => tell('signalling:received', message),
    trace: () => undefined,
    openSocket: openByScheme(socketTable(() => undefined)),
    clock: systemClock,
    random: Math.random,
    isInCall: () => false,
  });
  const handlers = handlersFor(account, signalling);
  await page.exposeFunction('askStandIn', (name: RequestName, input: unknown) =>
    answerRequest(name, input, handlers, console.error),
  );
  await page.addInitScript(installBridge);
  const server = createServer((request, response) => {
    const file = pageFile(join(root, 'out', 'renderer'), `${APP_ORIGIN}${request.url ?? '/'}`);
    if (file === undefined) return response.writeHead(404).end();
    return readFile(file.path).then(
      (content) => response.writeHead(200, responseHeaders(file.contentType)).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return () => {
    signalling.closeAll();
    server.close();
  };
}

/** What a call needs; all else fails as it may in main, and the phone goes on without it. */
function handlersFor(account: Account, signalling: Signalling): Handlers {
  const none = () => failed('internal', 'not in the browser');
  const others = Object.fromEntries(Object.keys(requests).map((name) => [name, none])) as unknown as Handlers;
  return {
    ...others,
    'accounts:list': () => ({ ok: true, value: [account] }),
    'signalling:connect': ({ accountId }) => signalling.connect(accountId),
    'signalling:disconnect': ({ accountId }) => signalling.disconnect(accountId),
    'signalling:send': ({ accountId, message }) => signalling.send(accountId, message),
    'media:ice-servers': () => ({ ok: true, value: [] }),
  };
}

declare global {
  interface Window {
    standIn: { tell(name: string, payload: unknown): void };
    askStandIn(name: string, input: unknown): Promise<never>;
  }
}

/** Runs in the page, before anything of ours. */
function installBridge(): void {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  window.standIn = {
    tell: (name, payload) => listeners.get(name)?.forEach((listener) => listener(payload as never)),
  };
  Object.defineProperty(window, 'parley', {
    value: {
      request: (name: string, input: unknown) => window.askStandIn(name, input),
      on: (name: string, listener: (payload: never) => void) => {
        const known = listeners.get(name) ?? new Set();
        listeners.set(name, known.add(listener));
        return () => known.delete(listener);
      },
    },
  });
}
