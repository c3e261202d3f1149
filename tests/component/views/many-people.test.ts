import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aPerson } from './fake-people.ts';
import { renderPhone } from './render-phone.ts';

const count = 20_000;
const padded = (number: number) => String(number).padStart(5, '0');
const many = Array.from({ length: count }, (_, index) =>
  aPerson(`Person ${padded(index + 1)}`, String(10_000 + index)),
);
const people = () => page.getByRole('list', { name: 'People', exact: true });
const rows = () => people().getByRole('listitem');
const nameOf = (number: number) => people().getByText(`Person ${padded(number)}`, { exact: true });

async function open() {
  const fake = await renderPhone({ people: many });
  await expect.element(nameOf(1)).toBeVisible();
  return { fake, scroller: people().element().closest('.scroll') ?? document.body };
}

test('of 20,000 people only those in sight are there, and told to be so many', async () => {
  const { scroller } = await open();
  expect(rows().elements().length).toBeLessThan(40);
  expect(rows().elements()[1]?.ariaPosInSet).toBe('2');
  expect(rows().elements()[1]?.ariaSetSize).toBe(String(count));
  scroller.scrollTo(0, 10_000 * 44);
  await expect.element(nameOf(10_001)).toBeVisible();
  await expect.element(nameOf(1)).not.toBeInTheDocument();
  expect(rows().elements().length).toBeLessThan(40);
  scroller.scrollTo(0, scroller.scrollHeight);
  await expect.element(nameOf(count)).toBeVisible();
});

test('keys lead from one to the next, to the ends, and a page on', async () => {
  await open();
  const focused = () => document.activeElement?.textContent;
  await nameOf(2).click();
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toContain('Person 00003');
  await userEvent.keyboard('{End}');
  await expect.poll(focused).toContain('Person 20000');
  await expect.element(nameOf(count)).toBeInViewport({ ratio: 1 });
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(focused).toContain('Person 19999');
  await userEvent.keyboard('{Home}');
  await expect.poll(focused).toContain('Person 00001');
  await userEvent.keyboard('{PageDown}{ArrowDown}');
  await expect.poll(focused).toMatch(/Person 000(1\d|2\d)/);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: /Person 000/ })).toBeVisible();
});

test('who has the focus keeps it while the list is scrolled', async () => {
  const { scroller } = await open();
  await nameOf(2).click();
  scroller.scrollTo(0, 15_000 * 44);
  await expect.element(nameOf(15_001)).toBeVisible();
  expect(document.activeElement?.textContent).toContain('Person 00002');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(nameOf(3)).toBeInViewport({ ratio: 1 });
});
