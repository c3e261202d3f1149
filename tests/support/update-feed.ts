import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A place of updates that offers one version, as electron-builder publishes it for Linux. */
export interface TestFeed {
  readonly url: string;
  /** Headers of the requests so far. */
  readonly asked: readonly IncomingHttpHeaders[];
  stop(): void;
}

export async function serveUpdate(version: string, notes: string, appImage: string): Promise<TestFeed> {
  const sha512 = createHash('sha512').update(appImage).digest('base64');
  const name = `Parley-${version}.AppImage`;
  const files = [{ url: name, sha512, size: appImage.length }];
  const releaseDate = '2026-01-01T00:00:00.000Z';
  // JSON is YAML.
  const offer = JSON.stringify({ version, files, path: name, sha512, releaseNotes: notes, releaseDate });
  const served = new Map([
    ['/latest-linux.yml', offer],
    [`/${name}`, appImage],
  ]);
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push(headers);
    const body = served.get(new URL(url, 'http://feed').pathname);
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Length': Buffer.byteLength(body) }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, asked, stop: () => void server.close() };
}
