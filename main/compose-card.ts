import type { BrowserWindow } from 'electron';
import { cardRequests, type DesktopCommand } from '../preload/contract/index.ts';
import { Card } from './desktop/card.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { TrustedSenders } from './ipc/trusted-senders.ts';
import { openCard } from './windows/card-window.ts';

interface Dependencies {
  readonly desktop: Desktop;
  readonly window: BrowserWindow;
  /** Path of the bundled preload. */
  readonly preload: string;
  readonly senders: TrustedSenders;
  readonly command: (command: DesktopCommand) => void;
  /** Whether windows can be cards. */
  readonly isPossible: boolean;
}

/** Builds the card of the calls that ring; where it is not possible, it is never shown. */
export function composeCard(dependencies: Dependencies): Card {
  const { desktop, window, preload, senders, command, isPossible } = dependencies;
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
  });
  if (isPossible) {
    desktop.observe(card.observe);
    window.on('focus', () => card.refresh());
    window.on('blur', () => card.refresh());
  }
  return card;
}
