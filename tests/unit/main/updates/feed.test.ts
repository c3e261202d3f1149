import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOffer } from '../../../../main/updates/offered-release.ts';
import { readUpdateFeed } from '../../../../main/updates/update-feed.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function feed(text: string) {
  const path = join(temporaryFolder(), 'app-update.yml');
  writeFileSync(path, text);
  return readUpdateFeed(path);
}

test('without the file there is no feed', async () => {
  expect(await readUpdateFeed(join(temporaryFolder(), 'app-update.yml'))).toEqual({ kind: 'unset' });
});

test.each([
  ['provider: generic\nurl: https://updates.example.com/parley\n', undefined],
  ['provider: generic\nurl: https://updates.example.com/parley\nchannel: beta\n', 'beta'],
  ['provider: generic\nurl: http://127.0.0.1:8080/\n', undefined],
  ['provider: github\nowner: somebody\nrepo: parley\npublisherName:\n  - Somebody\n', undefined],
])('%j is a feed', async (text, channel) => {
  expect(await feed(text)).toEqual({ kind: 'set', channel });
});

test.each([
  ['provider: generic\nurl: http://updates.example.com/\n', 'url: is neither https:// nor on this machine'],
  ['provider: generic\nurl: http://127.0.0.1.example.com/\n', 'url: is neither https:// nor on this machine'],
  ['provider: generic\nurl: file:///tmp/\n', 'url: is neither https:// nor on this machine'],
  ['provider: generic\nurl: updates.example.com\n', 'url: is neither https:// nor on this machine'],
  ['url: https://updates.example.com/\n', 'provider: is missing'],
  ['', 'is missing'],
])('%j is none', async (text, problem) => {
  expect(await feed(text)).toEqual({ kind: 'broken', problem });
});

test('a file that is no YAML is none', async () => {
  expect(await feed('provider: [generic')).toMatchObject({ kind: 'broken' });
});

test.each([
  ['text', 'New:\r\n- calls', 'New:\n- calls'],
  ['nothing', null, ''],
  [
    'the notes of several versions',
    [{ version: '1.2.3', note: 'calls' }, { version: '1.2.2' }],
    '1.2.3\ncalls\n\n1.2.2',
  ],
  ['markup, which stays text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['hidden characters', 'a\u0000b\u202ec\u0007\td', 'abc\td'],
])('notes: %s', (_what, releaseNotes, notes) => {
  expect(readOffer({ version: '1.2.3', releaseNotes, files: [] })).toEqual({ version: '1.2.3', notes });
});

test('notes end somewhere, and a version is one', () => {
  expect(readOffer({ version: '1.2.3', releaseNotes: 'x'.repeat(100_000) }).notes).toHaveLength(20_000);
  expect(() => readOffer({ version: '1.2.3 <b>' })).toThrow();
  expect(() => readOffer({ version: `1.2.3-${'a'.repeat(100)}` })).toThrow();
  expect(() => readOffer('1.2.3')).toThrow();
});
