import { app, type BrowserWindow } from 'electron';
import { cardRequests, type DesktopCommand } from '../preload/contract/index.ts';
import { Card } from './desktop/card.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { TrustedSenders } from './ipc/trusted-senders.ts';
import { isCardPossible } from './windows/card-possible.ts';
import { openCard } from './windows/card-window.ts';
import { showBeside } from './windows/phone-window.ts';

interface Dependencies {
  readonly desktop: Desktop;
  readonly window: BrowserWindow;
  /** Path of the bundled preload. */
  readonly preload: string;
  readonly senders: TrustedSenders;
  readonly command: (command: DesktopCommand) => void;
}

/** Builds the card of the calls that ring; where windows cannot be cards, it is never shown. */
export function composeCard({ desktop, window, preload, senders, command }: Dependencies): Card {
  const card = new Card({
    open: (options) =>
      openCard({
        ...options,
        preload,
        zoom: () => window.webContents.zoomFactor,
        trust: (contents) => senders.trust(contents, cardRequests),
      }),
    isPhoneFocused: () => window.isFocused(),
    command,
    showPhone: () => showBeside(window),
  });
  const system = {
    platform: process.platform,
    sessionType: process.env['XDG_SESSION_TYPE'],
    ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
  };
  if (isCardPossible(system)) {
    desktop.observe(card.observe);
    window.on('focus', () => card.refresh());
    window.on('blur', () => card.refresh());
  }
  return card;
}
