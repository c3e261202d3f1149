import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readVcards } from '../../../../../main/people/files/read-vcards.ts';
import { textOf } from '../../../../../main/people/files/text-of.ts';
import { writeVcards } from '../../../../../main/people/files/write-vcards.ts';
import type { Person } from '../../../../../preload/contract/index.ts';
import { sorted } from './fixtures.ts';

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
  .map((text) => text.replaceAll(/\p{Cc}/gu, '').trim())
  .filter((text) => text !== '' && text.length <= 256);
const note = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((lines) => lines.join('\n'))
  .filter((text) => text.length <= 2_000);
const digits = fc.stringMatching(/^\+?\d[\d /()-]{0,18}\d$/);
const user = fc.stringMatching(/^[a-z][a-z0-9._-]{0,10}$/);
const address = fc.oneof(
  digits,
  digits.map((number) => `${number},,42#`),
  user.filter((name) => !/\d/.test(name)),
  fc.tuple(user, user).map(([name, host]) => `${name}@${host}.example`),
  user.map((name) => `sips:${name}@secure.example`),
  user.map((name) => `sip:${name}@x.example;transport=tcp`),
  digits.map((number) => `tel:${number.replaceAll(' ', '-')};ext=5`),
);
const label = fc.constantFrom<Person['addresses'][number]['label'][]>(
  'work',
  'mobile',
  'home',
  'fax',
  'other',
);
const person: fc.Arbitrary<Person> = fc.record(
  {
    id: fc.uuid(),
    name: line,
    organisation: line,
    note,
    addresses: fc.array(fc.record({ label, address }), { minLength: 1, maxLength: 5 }),
    isFavourite: fc.boolean(),
    isProvided: fc.constant(false),
  },
  { requiredKeys: ['id', 'name', 'addresses', 'isFavourite', 'isProvided'] },
);

it('what is written as vCards is read as it was', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 5 }), (people) => {
      const text = writeVcards(people);
      for (const written of text.split('\r\n')) expect(Buffer.byteLength(written)).toBeLessThanOrEqual(75);
      const { people: read, problems } = sorted(readVcards(textOf(Buffer.from(text))));
      expect(problems).toEqual([]);
      expect(read).toEqual(
        people.map(({ id, isFavourite, isProvided: _not, organisation, ...rest }) => ({
          uid: id,
          ...rest,
          ...(isFavourite && { isFavourite }),
          ...(organisation === undefined || organisation === rest.name ? {} : { organisation }),
        })),
      );
    }),
    { numRuns: 100 },
  );
});

it('whatever a file says, it is read without a fault', () => {
  const piece = fc.constantFrom(
    'BEGIN:VCARD',
    'END:VCARD',
    'TEL:1',
    'FN:',
    'N:a;b',
    ';',
    ':',
    '"',
    '=',
    '\\',
    '\r\n',
    ' ',
    'é',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 }), (pieces) => {
      sorted(readVcards(pieces.join('')));
    }),
  );
});
