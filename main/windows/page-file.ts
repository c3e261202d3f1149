import { extname, join, sep } from 'node:path';
import { isAppUrl } from './app-origin.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly path: string;
  readonly contentType: string;
}

/**
 * The file behind an `app://parley/…` URL. None for another host, for what would lie outside the folder, and for
 * kinds of files that pages have no use for.
 */
export function pageFile(folder: string, url: string): PageFile | undefined {
  if (!isAppUrl(url)) return undefined;
  const name = decodePath(new URL(url).pathname);
  // A NUL would end the path early for the system; a backslash parts folders on Windows.
  if (name === undefined || /[\0\\]/.test(name)) return undefined;
  const path = join(folder, name === '/' ? 'index.html' : name);
  const contentType = CONTENT_TYPES[extname(path).toLowerCase()];
  if (!path.startsWith(join(folder, sep)) || contentType === undefined) return undefined;
  return { path, contentType };
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
