import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hearSecondStart } from '../../../../main/second-start/hear-second-start.ts';
import { reply } from '../../../../main/second-start/reply-box.ts';
import type { SecondStart } from '../../../../main/second-start/second-start.ts';
import { sendVerb } from '../../../../main/second-start/send-verb.ts';

/** A running Parley, and whether it has a call for the verb. */
function running(hasCall: boolean) {
  const did: string[] = [];
  const hear = hearSecondStart({
    open: (link) => did.push(`open ${link}`),
    obey: (verb) => {
      did.push(verb);
      return hasCall;
    },
    reply,
    focus: () => did.push('focus'),
  });
  return { did, hear };
}

test.each([
  [{}, ['focus']],
  [{ hidden: true }, []],
  [{ hidden: true, link: 'tel:204' }, ['open tel:204']],
  [{ link: 'tel:204' }, ['open tel:204']],
  [{ verb: 'mute' }, ['mute']],
  // What no Parley of ours says is a start without a wish.
  [undefined, ['focus']],
  ['tel:204', ['focus']],
  [{ verb: 'quit' }, ['focus']],
  [{ link: 'x'.repeat(2_049) }, ['focus']],
  [{ verb: 'mute', replyTo: '\\\\evil\\pipe\\x' }, ['focus']],
  [{ verb: 'mute', replyTo: '/etc/passwd' }, ['focus']],
])('hears %j', (data, expected) => {
  const { did, hear } = running(true);
  hear(data);
  expect(did).toEqual(expected);
});

test('a verb is done by the Parley that runs, and the second one ends content', async () => {
  const { did, hear } = running(true);
  let replyTo = '';
  const problem = await sendVerb(
    'hangup',
    (start) => handOver(start, hear, (path) => (replyTo = path)),
    process.platform,
  );
  expect(problem).toBeUndefined();
  expect(did).toEqual(['hangup']);
  expect(existsSync(replyTo)).toBe(false);
});

test.each([
  ['answer', 'no call is ringing'],
  ['hangup', 'there is no call to end'],
  ['mute', 'there is no call to mute'],
] as const)('%s without a call for it is said', async (verb, words) => {
  const { hear } = running(false);
  expect(await sendVerb(verb, (start) => handOver(start, hear), process.platform)).toBe(words);
});

test('that nobody runs is said', async () => {
  expect(await sendVerb('mute', () => true, process.platform)).toBe('Parley is not running');
});

function handOver(start: SecondStart, hear: (data: unknown) => void, see?: (path: string) => void): boolean {
  see?.(start.replyTo ?? '');
  hear(JSON.parse(JSON.stringify(start)));
  return false;
}
