import { beforeEach, expect, test } from 'vitest';
import { done, failed, type Answer, type Bridge } from '../../../../preload/contract/index.ts';
import { Draft } from '../../../../renderer/stores/chat/draft.svelte.ts';

const bob = 'sip:bob@example.com';

/** What main answers to `drafts:read`, when it does. */
let answer: (answer: Answer<string>) => void;
let saved: string[];
let draft: Draft;

beforeEach(() => {
  saved = [];
  const read = new Promise<Answer<string>>((resolve) => (answer = resolve));
  const request = (name: string, input: { text: string }) => {
    if (name === 'drafts:read') return read;
    saved.push(input.text);
    return Promise.resolve(done());
  };
  draft = new Draft({ request } as unknown as Bridge, { address: bob });
});

test('leaving before it was read takes nothing away', async () => {
  const loading = draft.load();
  draft.save();
  answer(done('not yet'));
  await loading;
  draft.save();
  expect([draft.text, saved]).toEqual(['not yet', []]);
});

test('a draft that cannot be read stays, and what is written then is kept', async () => {
  answer(failed('storage-failed'));
  await draft.load();
  draft.save();
  expect(saved).toEqual([]);
  draft.text = 'hello';
  draft.save();
  expect(saved).toEqual(['hello']);
});

test('what is written while it is read comes below it, and nothing is lost by leaving', async () => {
  const loading = draft.load();
  draft.text = 'hello';
  draft.save();
  expect(saved).toEqual([]);
  answer(done('not yet'));
  await loading;
  expect([draft.text, saved]).toEqual(['not yet\nhello', ['not yet\nhello']]);
});

test('what is written while it is read again is not replaced', async () => {
  answer(done('not yet'));
  await draft.load();
  const loading = draft.load();
  draft.text = 'hello';
  await loading;
  expect(draft.text).toBe('hello');
});

test('is saved when it was changed, also to nothing', async () => {
  answer(done('not yet'));
  await draft.load();
  draft.text = '';
  draft.save();
  draft.save();
  expect(saved).toEqual(['']);
});

test('goes only when the message is kept, also when one leaves meanwhile', async () => {
  answer(done('not yet'));
  await draft.load();
  await draft.send((text) => {
    expect([text, draft.text]).toEqual(['not yet', '']);
    draft.save();
    expect(saved).toEqual([]);
    return Promise.resolve(undefined);
  });
  expect(saved).toEqual(['']);
});

test('is a draft again when the message is not kept', async () => {
  draft.text = 'hello';
  const failure = await draft.send(() => Promise.resolve({ reason: 'storage-failed' }));
  expect([failure?.reason, draft.text, saved]).toEqual(['storage-failed', 'hello', ['hello']]);
});
