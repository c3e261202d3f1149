/** The scheme our pages come from, and their origin as Chromium writes it. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://parley';

/** Whether a URL is of our pages. Node's `URL.origin` is `null` for schemes of one's own, so the parts are compared. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === APP_ORIGIN;
}
