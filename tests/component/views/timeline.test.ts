import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { FakePhone } from './fake-phone.ts';
import { office } from './fake-phone.ts';
import { aPerson } from './fake-people.ts';
import { renderPhone } from './render-phone.ts';

const address = 'sip:204@example.com';
const noon = new Date().setHours(12, 0, 0, 0);
const log = page.getByRole('log', { name: 'Conversation' });
const articles = log.getByRole('article');

/** So many messages, one an hour, the last yesterday at noon; every fifth is a long one. */
async function written(count: number): Promise<FakePhone> {
  const fake = await renderPhone({ people: [aPerson('Grace', address)] });
  for (let index = 0; index < count; index += 1) {
    await fake.bridge.request('messages:add', {
      direction: 'incoming',
      accountId: office.id,
      address,
      text: index % 5 === 0 ? `line ${index}\n${'and so on '.repeat(60)}` : `line ${index}`,
      at: noon - (count - index + 23) * 3_600_000,
      messageId: `m${index}`,
      wantsDisplayed: false,
    });
  }
  return fake;
}

async function opened(count: number): Promise<FakePhone> {
  const fake = await written(count);
  await page.getByText('Grace').click();
  await expect.element(line(count - 1)).toBeInViewport();
  await expect.poll(belowSight).toBeLessThan(1);
  return fake;
}

const line = (index: number) => log.getByText(new RegExp(`^line ${index}\\b`));

function arrive(fake: FakePhone, text: string): Promise<boolean> {
  return fake.phone.chats.receive({
    accountId: office.id,
    from: { address },
    content: { kind: 'text', text, wants: [] },
  });
}

/** How much is below what is in sight, in px. */
const belowSight = (): number => {
  const { scrollHeight, scrollTop, clientHeight } = log.element();
  return scrollHeight - scrollTop - clientHeight;
};

const frame = () => new Promise(requestAnimationFrame);

/** Scrolls as a wheel does, until what is asked for is so. */
async function wheel(by: number, isThere: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !isThere(); turn += 1) {
    log.element().scrollBy(0, by);
    await frame();
  }
}

/** Marks all between the beginnings of two elements, and waits until the window knows. */
async function mark(from: Element, to: Element): Promise<void> {
  const told = new Promise((resolve) =>
    document.addEventListener('selectionchange', resolve, { once: true }),
  );
  document.getSelection()?.setBaseAndExtent(from, 0, to, 0);
  await told;
}

const topOf = (index: number) => line(index).element().getBoundingClientRect().top;
const isShown = (index: number) => line(index).elements().length > 0;

test('a long conversation has only that in the page which is in sight, from its end to its beginning', async () => {
  await opened(150);
  const seen = new Set<string>();
  let most = 0;
  await wheel(-100, () => {
    const texts = articles.elements().map((one) => one.querySelector('p')?.textContent.split('\n')[0] ?? '');
    for (const text of texts) seen.add(text);
    most = Math.max(most, texts.length);
    return seen.has('line 0') && log.element().scrollTop === 0;
  });
  expect([...Array(150).keys()].filter((index) => !seen.has(`line ${index}`))).toEqual([]);
  expect(most).toBeLessThan(20);
  await expect.element(line(0)).toBeInViewport();
  expect(isShown(149)).toBe(false);
});

test('what comes is followed at the end, and moves nothing further up', async () => {
  const fake = await opened(120);
  await arrive(fake, 'line 120');
  await expect.element(line(120)).toBeInViewport();
  await wheel(-100, () => isShown(100));
  await frame();
  const before = topOf(100);
  await arrive(fake, 'line 121');
  await expect.poll(() => fake.bridge.inputsOf('messages:add').length).toBe(122);
  await frame();
  await frame();
  expect(topOf(100)).toBe(before);
  expect(isShown(121)).toBe(false);
});

test('what is loaded above moves nothing', async () => {
  const fake = await opened(120);
  const asked = () => fake.bridge.inputsOf('timeline:page').length;
  const first = asked();
  const moved = new Set<number>();
  for (let more = 10; more > 0; more -= asked() > first ? 1 : 0) {
    const shown = articles.elements();
    const middle = shown[Math.floor(shown.length / 2)];
    const before = middle?.getBoundingClientRect().top ?? NaN;
    log.element().scrollBy(0, -50);
    await frame();
    moved.add(Math.round((middle?.getBoundingClientRect().top ?? NaN) - before));
  }
  expect([...moved]).toEqual([50]);
});

test('from one place that was found to another of the same conversation, which goes on', async () => {
  const fake = await written(200);
  const field = page.getByRole('textbox', { name: 'Name or number' });
  const found = page.getByRole('list', { name: 'Messages' });
  await field.fill('line 61');
  await found.getByText('line 61').click();
  await expect.element(line(61)).toBeInViewport();
  await field.fill('line 198');
  await found.getByText('line 198').click();
  await expect.element(line(198)).toBeInViewport();
  await arrive(fake, 'line 200');
  await wheel(300, () => isShown(200));
  await expect.element(line(200)).toBeInViewport();
});

test('what is marked stays to be copied, also when older ones are loaded', async () => {
  const fake = await opened(120);
  await mark(line(119).element(), line(117).element());
  const asked = () => fake.bridge.inputsOf('timeline:page').length;
  const first = asked();
  await wheel(-300, () => asked() > first && isShown(60));
  expect(document.getSelection()?.toString()).toMatch(/line 117.*line 118/s);
});

test('what is marked beyond the list stays, too', async () => {
  await opened(120);
  const above = page.getByRole('heading', { level: 1 }).element();
  await mark(line(119).element(), above);
  await wheel(-300, () => isShown(60));
  expect(document.getSelection()?.anchorNode).toBe(line(119).element());
});

test('new messages are read aloud, and what is scrolled to is not', async () => {
  await opened(120);
  await expect.element(log).toHaveAttribute('aria-live', 'polite');
  await wheel(-300, () => isShown(60));
  await expect.element(log).toHaveAttribute('aria-live', 'off');
});

test('what has the focus keeps it out of sight', async () => {
  const fake = await opened(60);
  await arrive(fake, 'https://example.com');
  const link = page.getByRole('link', { name: 'https://example.com' });
  await expect.element(link).toBeInViewport();
  const element = link.element();
  if (element instanceof HTMLElement) element.focus();
  await wheel(-300, () => isShown(30));
  await expect.element(link).toHaveFocus();
  await expect.element(link).not.toBeInViewport();
});
