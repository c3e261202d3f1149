import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { office } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

const group = () => page.getByRole('group', { name: 'Forwarding' });

test('all calls are forwarded, which my status says', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const always = group().getByRole('textbox', { name: 'All calls to' });
  await always.fill('sip:a@b?Replaces=x');
  await userEvent.keyboard('{Enter}');
  await expect.element(always).toHaveAttribute('aria-invalid', 'true');
  await always.fill('030 555');
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => fake.bridge.inputsOf('settings:change'))
    .toEqual([{ forwarding: { always: '030 555' } }]);
  await expect
    .element(page.getByRole('button', { name: 'My status' }))
    .toHaveAttribute('title', 'Available. All calls are forwarded to 030 555');
  fake.ring({ address: 'sip:205@example.com' }, office);
  await expect.poll(() => fake.phone.recent.all[0]?.reason).toBe('forwarded');
  await expect.element(page.getByRole('button', { name: 'Answer' })).not.toBeInTheDocument();
});

test('calls that nobody answers are forwarded after the time that is chosen', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await group().getByRole('textbox', { name: 'When nobody answers, to' }).fill('200');
  await userEvent.keyboard('{Enter}');
  await group().getByRole('combobox', { name: 'After ringing for' }).click();
  await page.getByRole('option', { name: '30 seconds' }).click();
  await expect
    .poll(() => fake.bridge.inputsOf('settings:change').at(-1))
    .toEqual({ forwarding: { noAnswer: '200', after: 30 } });
});
