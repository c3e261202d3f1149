import { getLocale, overwriteGetLocale } from '#locale';
import { m } from '#messages';
import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';

it.each(['en', 'de'] as const)(
  'each word has room on its button at 360 px, in a conference, in %s',
  async (locale) => {
    const former = getLocale();
    overwriteGetLocale(() => locale);
    onTestFinished(() => overwriteGetLocale(() => former));
    const fake = await renderPhone();
    await page.viewport(360, 640);
    for (const address of ['bob', 'dave']) {
      fake.phone.dialer.call({ address });
      fake.say({ type: 'established', at: Date.now() });
    }
    const [bob, dave] = fake.phone.calls.all;
    if (bob === undefined || dave === undefined) throw new Error('There are two calls');
    fake.phone.conference.merge(bob);
    fake.say({ type: 'renegotiated', held: false }, bob.id);
    const hold = page.getByRole('button', { name: m.hold_all(), exact: true });
    await expect.element(hold).toBeVisible();
    const controls = hold.element().parentElement;
    const tooWide = () =>
      [...(controls?.querySelectorAll('button') ?? [])]
        .filter((each) => each.scrollWidth > each.clientWidth)
        .map((each) => each.textContent.trim());
    expect(tooWide()).toEqual([]);
    fake.phone.conference.hold(dave);
    await expect.element(page.getByRole('button', { name: m.resume_all(), exact: true })).toBeVisible();
    for (const { id } of [bob, dave]) fake.say({ type: 'renegotiated', held: true }, id);
    expect(tooWide()).toEqual([]);
  },
);
