import type { App, WebContents } from 'electron';

/** Keeps every page where it was loaded: no navigation, no new windows, no pages within pages. */
export function guardContents(app: Pick<App, 'on'>, onRefused: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const refuse = (event: { preventDefault(): void }, what: string): void => {
      event.preventDefault();
      onRefused(what);
    };
    contents.on('will-frame-navigate', (event) => refuse(event, `navigation to ${event.url}`));
    contents.on('will-redirect', (event) => refuse(event, `redirection to ${event.url}`));
    contents.on('will-attach-webview', (event) => refuse(event, 'a webview'));
    contents.setWindowOpenHandler(({ url }) => {
      onRefused(`a window for ${url}`);
      return { action: 'deny' };
    });
  });
}
