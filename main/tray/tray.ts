import type { Menu, MenuItemConstructorOptions } from 'electron';
import type { DesktopState } from '../../preload/contract/index.ts';
import type { DesktopChoice } from '../desktop/choices.ts';
import type { DesktopObserver } from '../desktop/desktop.ts';
import { trayMenu, type TrayEntry } from './tray-menu.ts';
import { trayState, type TrayState } from './tray-state.ts';
import { trayTooltip } from './tray-words.ts';

/** Electron's `Tray`, as far as it is needed. */
export interface TrayIcon {
  setImage(path: string): void;
  setToolTip(text: string): void;
  setContextMenu(menu: Menu): void;
  on(event: 'click', listener: () => void): unknown;
  destroy(): void;
}

interface Dependencies {
  readonly platform: NodeJS.Platform;
  /** Shows an icon in the tray. */
  readonly create: (image: string) => TrayIcon;
  readonly image: (state: TrayState) => string;
  readonly menu: (template: MenuItemConstructorOptions[]) => Menu;
  readonly choose: (choice: DesktopChoice) => void;
}

/** Parley in the tray. It appears with the first report, and is touched only where it changes. */
export class Tray {
  readonly #dependencies: Dependencies;
  #icon: TrayIcon | undefined;
  #state: DesktopState | undefined;
  #shown = { image: '', tooltip: '', menu: '' };

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  readonly observer: DesktopObserver = (state) => {
    this.#state = state;
    this.#show(state);
  };

  /** A panel that shows tray icons has come, and knows nothing of ours. */
  renew(): void {
    this.#icon?.destroy();
    this.#icon = undefined;
    if (this.#state !== undefined) this.#show(this.#state);
  }

  #show(state: DesktopState): void {
    const image = this.#dependencies.image(trayState(state));
    const tooltip = trayTooltip(state);
    const entries = trayMenu(state);
    const menu = JSON.stringify(entries);
    const isNew = this.#icon === undefined;
    const icon = (this.#icon ??= this.#create(image));
    if (!isNew && image !== this.#shown.image) icon.setImage(image);
    if (isNew || tooltip !== this.#shown.tooltip) icon.setToolTip(tooltip);
    // On Linux a menu that changed has to be set anew.
    if (isNew || menu !== this.#shown.menu) icon.setContextMenu(this.#menu(entries));
    this.#shown = { image, tooltip, menu };
  }

  #create(image: string): TrayIcon {
    const icon = this.#dependencies.create(image);
    // On macOS a click opens the menu, and is reported all the same.
    if (this.#dependencies.platform !== 'darwin') {
      icon.on('click', () => this.#dependencies.choose({ verb: 'show' }));
    }
    return icon;
  }

  #menu(entries: readonly TrayEntry[]): Menu {
    return this.#dependencies.menu(entries.map((entry) => this.#item(entry)));
  }

  #item(entry: TrayEntry): MenuItemConstructorOptions {
    if (entry === 'separator') return { type: 'separator' };
    const { label, choice, ticked, isOneOf, submenu } = entry;
    return {
      // A single & would underline the letter after it.
      label: label.replaceAll('&', '&&'),
      enabled: choice !== undefined || submenu !== undefined,
      ...(ticked !== undefined && { type: isOneOf ? 'radio' : 'checkbox', checked: ticked }),
      ...(choice !== undefined && { click: () => this.#dependencies.choose(choice) }),
      ...(submenu !== undefined && { submenu: submenu.map((inner) => this.#item(inner)) }),
    };
  }
}
