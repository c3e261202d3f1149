import type { ElectronApplication, Page } from '@playwright/test';
import type { Parley } from '../support/parley.ts';
import { expect } from './parley-test.ts';

export function cards(parley: Parley): Page[] {
  return parley.app.windows().filter((page) => page.url().includes('/card/'));
}

/** The card, once there is one and no other. */
export async function cardOf(parley: Parley): Promise<Page> {
  await expect.poll(() => cards(parley).length).toBe(1);
  const [card] = cards(parley) as [Page];
  await expect(card.getByRole('main')).toBeVisible();
  return card;
}

export async function windowOf(app: ElectronApplication, page: Page) {
  const window = await app.browserWindow(page);
  return window.evaluate((it) => ({ ...it.getBounds(), visible: it.isVisible(), focused: it.isFocused() }));
}

/** The person looks at something else. */
export async function hide(parley: Parley): Promise<void> {
  const window = await parley.app.browserWindow(parley.window);
  await window.evaluate((it) => it.hide());
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
