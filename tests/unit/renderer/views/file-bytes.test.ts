import { expect, test } from 'vitest';
import { LONGEST_PEOPLE_FILE } from '../../../../preload/contract/index.ts';
import { bytesOf } from '../../../../renderer/views/people/file-bytes.ts';

test('a file is read whole', async () => {
  expect(await bytesOf(new File(['Name,Phone'], 'people.csv'))).toEqual({
    ok: true,
    value: new Uint8Array(Buffer.from('Name,Phone')),
  });
});

test('a file that is too long is refused before a byte of it is read', async () => {
  let reads = 0;
  const arrayBuffer = () => {
    reads += 1;
    return Promise.resolve(new ArrayBuffer(0));
  };
  expect(await bytesOf({ size: LONGEST_PEOPLE_FILE + 1, arrayBuffer })).toEqual({
    ok: false,
    failure: { reason: 'file-unusable', detail: 'is longer than 20 MiB' },
  });
  expect(reads).toBe(0);
  expect(await bytesOf({ size: LONGEST_PEOPLE_FILE, arrayBuffer })).toMatchObject({ ok: true });
});

test('of a folder or a file that cannot be read it is said', async () => {
  const arrayBuffer = () =>
    Promise.reject(new DOMException('The requested file could not be read', 'NotReadableError'));
  expect(await bytesOf({ size: 4_096, arrayBuffer })).toEqual({
    ok: false,
    failure: { reason: 'file-unusable', detail: 'The requested file could not be read' },
  });
});
