import { expect, test } from 'vitest';
import { LinkTest } from '../../../../main/links/link-test.ts';
import { ManualClock } from '../signalling/manual-clock.ts';

function linkTest(open: (link: string) => Promise<void>) {
  const clock = new ManualClock();
  const links: string[] = [];
  const test = new LinkTest({
    open: (link) => {
      links.push(link);
      return open(link);
    },
    after: (ms, callback) => clock.after(ms, callback),
    random: () => 0.123_456_789,
  });
  return { clock, links, test };
}

test('a link that comes back has passed, and is nobody else’s', async () => {
  const { links, test } = linkTest(() => Promise.resolve());
  const result = test.run();
  expect(links).toEqual(['tel:+999123456789']);
  expect(test.hears('tel:+49301234')).toBe(false);
  expect(test.hears('tel:+999123456789')).toBe(true);
  expect(await result).toBe(true);
  expect(test.hears('tel:+999123456789')).toBe(false);
});

test('one that another program took has not', async () => {
  const { clock, test } = linkTest(() => Promise.resolve());
  const result = test.run();
  await Promise.resolve();
  clock.pass(15_000);
  expect(await result).toBe(false);
});

test('nor has one that the system could not open', async () => {
  const { test } = linkTest(() => Promise.reject(new Error('no program')));
  expect(await test.run()).toBe(false);
});

test('it may be back before the system is done with opening it', async () => {
  const { links, test } = linkTest(() => new Promise(() => {}));
  const result = test.run();
  test.hears(links[0] ?? '');
  expect(await result).toBe(true);
});
