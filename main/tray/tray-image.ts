import { join } from 'node:path';
import type { TrayState } from './tray-state.ts';

/**
 * The icon's file: on macOS a template, which takes the colour of the menu bar, on Windows an icon of all sizes. Drawn
 * by `build/icons`.
 *
 * @param folder where the icons are
 */
export function trayImage(folder: string, platform: NodeJS.Platform, state: TrayState): string {
  const ending: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Template.png', win32: '.ico' };
  return join(folder, `tray-${state}${ending[platform] ?? '.png'}`);
}
