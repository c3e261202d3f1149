import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { APP_SCHEME } from './app-origin.ts';
import { pageFile } from './page-file.ts';
import { responseHeaders } from './response-headers.ts';

/** To be called before Electron's app is ready. `secure` gives pages the microphone, `standard` storage and paths. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/** Serves the built pages in `folder`. */
export function serveAppScheme(folder: string): void {
  protocol.handle(APP_SCHEME, async ({ url }) => {
    const file = pageFile(folder, url);
    if (file === undefined) return notFound();
    try {
      return new Response(await readFile(file.path), { headers: responseHeaders(file.contentType) });
    } catch {
      return notFound();
    }
  });
}

function notFound(): Response {
  return new Response('not found', { status: 404, headers: responseHeaders('text/plain; charset=utf-8') });
}
