import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import App from '../../../renderer/App.svelte';
import '../../../renderer/theme/base.css';
import '../../../renderer/theme/tokens.css';
import type { FakeMain } from './fake-bridge.ts';
import { aPerson } from './fake-people.ts';
import { FakePhone, office } from './fake-phone.ts';

export const echo = aPerson('Echo', '*43', { isProvided: true });

/** The whole window over a fake main process, with one registered account. */
export async function renderPhone(main: FakeMain = {}): Promise<FakePhone> {
  const fake = await new FakePhone({ accounts: [office], people: [echo], ...main }).load();
  if (main.accounts === undefined || main.accounts.length > 0) fake.registered();
  await page.viewport(1040, 700);
  await render(App, { phone: fake.phone });
  return fake;
}

/** The same, with Bob on the phone. */
export async function talking(main: FakeMain = {}): Promise<FakePhone> {
  const fake = await renderPhone(main);
  fake.phone.dialer.call({ address: 'bob' });
  fake.say({ type: 'established', at: Date.now() });
  return fake;
}
