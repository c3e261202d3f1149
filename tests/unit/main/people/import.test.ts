import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportPeople } from '../../../../main/people/export-people.ts';
import type { People } from '../../../../main/people/people.ts';
import { valueOf } from '../messages/some-messages.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { peopleFile } from './files/fixtures.ts';
import { openPeople, somebody } from './some-people.ts';

const take = async (people: People, text: string) => valueOf(await people.import(Buffer.from(text)));
const card = (name: string, ...lines: readonly string[]): string =>
  ['BEGIN:VCARD', 'VERSION:4.0', `FN:${name}`, ...lines, 'END:VCARD', ''].join('\r\n');
const uuid = '7a6b5c4d-3e2f-4a1b-9c8d-7e6f5a4b3c2d';
const counts = (added: number, merged: number, unchanged: number) => ({ added, merged, unchanged });

describe('an import', () => {
  it.each([
    ['apple-contacts.vcf', 2],
    ['google-contacts.vcf', 1],
    ['outlook-2.1.vcf', 1],
    ['nextcloud.vcf', 1],
    ['outlook.csv', 2],
    ['outlook-german.csv', 2],
    ['google-contacts.csv', 2],
  ])('of %s adds %i, once', async (name, count) => {
    const { people, names } = await openPeople();
    expect(valueOf(await people.import(peopleFile(name)))).toMatchObject(counts(count, 0, 0));
    const all = valueOf(people.list());
    expect(all).toHaveLength(count);
    expect(valueOf(await people.import(peopleFile(name)))).toMatchObject(counts(0, 0, count));
    expect(valueOf(people.list())).toEqual(all);
    expect(names()).toHaveLength(count);
  });

  it('finds a caller by what was in the file', async () => {
    const { people, nameOf } = await openPeople();
    await people.import(peopleFile('outlook-german.csv'));
    expect(nameOf('sip:+49301234567@trunk.example')).toBe('Jürgen Groß');
    expect(nameOf('sip:015123456789@trunk.example')).toBe('Ines Öztürk');
    expect(valueOf(people.search('oztu'))).toMatchObject([{ name: 'Ines Öztürk' }]);
  });

  it('takes favourites along, and takes the mark from nobody', async () => {
    const { people } = await openPeople();
    const [grace, bob] = [people.save(somebody('Grace', '204')), people.save(somebody('Bob', '205'))];
    people.favour(valueOf(grace).id, true);
    const path = join(temporaryFolder(), 'people.vcf');
    await exportPeople({ list: () => people.list(), choosePath: () => Promise.resolve(path) });
    const favourites = (of: People): string[] =>
      valueOf(of.list()).flatMap(({ name, isFavourite }) => (isFavourite ? [name] : []));
    const { people: others } = await openPeople();
    valueOf(await others.import(readFileSync(path)));
    expect(favourites(others)).toEqual(['Grace']);
    people.favour(valueOf(grace).id, false);
    people.favour(valueOf(bob).id, true);
    valueOf(await people.import(readFileSync(path)));
    expect(favourites(people)).toEqual(['Grace', 'Bob']);
  });

  it('adds what is new to who is known, and takes nothing', async () => {
    const { people } = await openPeople();
    const { id } = valueOf(
      people.save({ ...somebody('Grace Hopper', '030 1234567'), organisation: 'US Navy', note: 'mine' }),
    );
    people.favour(id, true);
    const report = await take(
      people,
      card(
        'Grace Hopper',
        'UID:another',
        'TEL:+49301234567',
        'TEL;TYPE=cell:0170 1',
        'ORG:Other',
        'NOTE:theirs',
      ),
    );
    expect(report).toMatchObject(counts(0, 1, 0));
    expect(valueOf(people.list())).toEqual([
      {
        id,
        name: 'Grace Hopper',
        organisation: 'US Navy',
        note: 'mine',
        addresses: [
          { label: 'work', address: '030 1234567' },
          { label: 'mobile', address: '0170 1' },
        ],
        isFavourite: true,
        isProvided: false,
      },
    ]);
  });

  it.each([
    [
      'the same UUID under another name',
      card('Grace', `UID:${uuid}`, 'TEL:1'),
      card('Grace H.', `UID:${uuid}`, 'TEL:2'),
      1,
    ],
    [
      'the same UID of one box, and the name',
      card('Grace', 'UID:fritz-12', 'TEL:1'),
      card('GRACE', 'UID:fritz-12', 'TEL:2'),
      1,
    ],
    [
      'the same UID of one box, and a number',
      card('Grace', 'UID:fritz-12', 'TEL:030 1234567'),
      card('Grace H.', 'UID:fritz-12', 'TEL:+49301234567'),
      1,
    ],
    ['the same UID alone', card('Grace', 'UID:1', 'TEL:1'), card('Ada', 'UID:1', 'TEL:2'), 2],
    ['the same name and number', card('Grace', 'TEL:030 1234567'), card('GRACE', 'TEL:+49301234567'), 1],
    ['the same name alone', card('Grace', 'TEL:1'), card('Grace', 'TEL:2'), 2],
    ['the same number alone', card('Grace', 'TEL:1'), card('Ada', 'TEL:1'), 2],
    [
      'a UID in the form of a URN',
      card('Grace', `UID:urn:uuid:${uuid}`, 'TEL:1'),
      card('G', `UID:${uuid}`, 'TEL:2'),
      1,
    ],
  ])('takes who has %s for %#', async (_what, first, second, count) => {
    const { people, names } = await openPeople();
    await take(people, first);
    await take(people, second);
    expect(names()).toHaveLength(count);
    const all = valueOf(people.list());
    expect(await take(people, second)).toMatchObject(counts(0, 0, 1));
    expect(valueOf(people.list())).toEqual(all);
  });

  it('unites doubles within a file, but not two of one UID and different names', async () => {
    const { people } = await openPeople();
    const file = [
      card('Ada', 'TEL:1', 'TEL:2'),
      card('Ada', 'TEL:2', 'TEL:3'),
      card('Bob', 'UID:x', 'TEL:4'),
      card('Carol', 'UID:x', 'TEL:5'),
    ].join('');
    expect(await take(people, file)).toMatchObject(counts(3, 1, 0));
    expect(valueOf(people.list()).map(({ name, addresses }) => [name, addresses.length])).toEqual([
      ['Ada', 3],
      ['Bob', 1],
      ['Carol', 1],
    ]);
  });

  it('leaves out who is provided with the same name and an address in common', async () => {
    const { people, names } = await openPeople();
    people.provide([
      { name: 'Reception', address: '200' },
      { name: 'Zoë', address: '030 1234567' },
    ]);
    const file = [
      card('reception', `UID:${uuid}`, 'TEL:200'),
      card('Zoe', 'TEL:+49301234567', 'TEL:0170 1'),
      card('Reception', 'TEL:201'),
      card('Ada', 'TEL:200'),
    ].join('');
    expect(await take(people, file)).toMatchObject(counts(2, 0, 2));
    expect(names()).toEqual(['Reception', 'Zoë', 'Reception', 'Ada']);
    expect(await take(people, file)).toMatchObject(counts(0, 0, 4));
  });

  it.each(['provided:200', '', 'x'.repeat(300)])('cannot speak for others by the UID %j', async (uid) => {
    const { people, add } = await openPeople();
    people.provide([{ name: 'Reception', address: '200' }]);
    add('Grace', '204');
    await take(people, card('Mallory', `UID:${uid}`, 'TEL:666'));
    const all = valueOf(people.list());
    expect(all.map(({ name, isProvided }) => [name, isProvided])).toEqual([
      ['Reception', true],
      ['Grace', false],
      ['Mallory', false],
    ]);
    expect(all[2]?.id).toMatch(/^[\da-f-]{36}$/);
  });

  it('tells what was of no use, the first of it with its line', async () => {
    const { people } = await openPeople();
    const { unusable, problems } = await take(
      people,
      card('Mail', 'EMAIL:a@b.c').repeat(30) + card('Ada', 'TEL:1'),
    );
    expect(unusable).toBe(30);
    expect(problems).toHaveLength(20);
    expect(problems[1]).toEqual({ line: 6, problem: 'no-address' });
  });

  it.each([
    ['hello', 'no column is headed as a telephone number'],
    [card('A', 'TEL:1').repeat(50_001), 'has more than 50,000 people'],
  ])(
    'of what nobody can be read from changes nothing (%#)',
    async (text, detail) => {
      const { people, add, names } = await openPeople();
      add('Grace', '204');
      expect(await people.import(Buffer.from(text))).toEqual({
        ok: false,
        failure: { reason: 'file-unusable', detail },
      });
      expect(names()).toEqual(['Grace']);
    },
    20_000,
  );

  it('that cannot be written changes nothing', async () => {
    const { database, people, names } = await openPeople();
    database.exec('PRAGMA query_only = ON');
    expect(await people.import(peopleFile('outlook.csv'))).toMatchObject({
      failure: { reason: 'storage-failed' },
    });
    expect(names()).toEqual([]);
  });

  it('lets others go on, and keeps what is changed by hand meanwhile', async () => {
    const { people, add } = await openPeople();
    const grace = add('Grace', '100');
    const cards = [card('Grace', 'TEL:100', 'ORG:Navy')];
    for (let number = 1_000; number < 2_000; number += 1) cards.push(card(`P${number}`, `TEL:${number}`));
    const importing = take(people, cards.join(''));
    let turns = 0;
    for (let isChanged = false; !isChanged; turns += 1) {
      await new Promise(setImmediate);
      isChanged = valueOf(people.list()).length > 300;
    }
    expect(turns).toBeGreaterThan(20);
    people.save({ id: grace.id, ...somebody('Grace Hopper', '100', '101'), note: 'mine' });
    expect(await importing).toMatchObject(counts(1_000, 1, 0));
    expect(valueOf(people.list())).toHaveLength(1_001 + 1);
    const hopper = valueOf(people.find([{ address: 'sip:101@pbx.example' }]));
    expect(hopper).toMatchObject([{ name: 'Grace Hopper', note: 'mine', addresses: [{}, {}] }]);
  });

  it('that is broken off keeps what it has written, and the same file adds the rest', async () => {
    const { database, people, names } = await openPeople();
    const cards = Array.from({ length: 500 }, (_, number) => card(`P${number}`, `TEL:${1_000 + number}`));
    const file = Buffer.from(cards.join(''));
    database.exec(`CREATE TRIGGER full BEFORE INSERT ON people WHEN new.name = 'P400'
      BEGIN SELECT raise(ABORT, 'disk is full'); END`);
    expect(await people.import(file)).toMatchObject({ failure: { reason: 'storage-failed' } });
    expect(names()).toHaveLength(400);
    database.exec('DROP TRIGGER full');
    expect(valueOf(await people.import(file))).toMatchObject(counts(100, 0, 400));
    expect(new Set(names()).size).toBe(500);
  });

  it('of two files at once adds who is in both once', async () => {
    const { people, names } = await openPeople();
    const file = peopleFile('outlook.csv');
    const [one, other] = await Promise.all([people.import(file), people.import(file)]);
    expect([one, other]).toMatchObject([{ value: counts(2, 0, 0) }, { value: counts(0, 0, 2) }]);
    expect(names()).toHaveLength(2);
  });

  it('of a table longer than what is read at a time reads all of it', async () => {
    const { people, names } = await openPeople();
    const long = 'x'.repeat(200_000);
    const rows = Array.from(
      { length: 3_000 },
      (_, n) => `"P${n}, ""the ${n}th""\nof all",${1_000 + n},short`,
    );
    const text = ['Name,Phone,Notes', ...rows.slice(0, 10), `Long,99,"${long}"`, ...rows.slice(10)].join(
      '\r\n',
    );
    expect(await take(people, text)).toMatchObject({ ...counts(3_001, 0, 0), unusable: 0 });
    expect(names()).toContain('P2999, "the 2999th" of all');
  });
});

describe('an export', () => {
  it('writes one’s own people, who come back by an import as they were', async () => {
    const { people } = await openPeople();
    for (const name of ['apple-contacts.vcf', 'nextcloud.vcf', 'outlook-2.1.vcf', 'google-contacts.csv'])
      await people.import(peopleFile(name));
    people.provide([{ name: 'Reception', address: '200' }]);
    const path = join(temporaryFolder(), 'people.vcf');
    const list = () => people.list();
    const report = await exportPeople({ list, choosePath: () => Promise.resolve(path) });
    expect(valueOf(report)).toEqual({ path, count: 6 });
    const again = await openPeople();
    valueOf(await again.people.import(readFileSync(path)));
    const own = valueOf(people.list()).filter(({ isProvided }) => !isProvided);
    expect(valueOf(again.people.list())).toEqual(own);
  });

  it('is nothing where no place is chosen, and says so where none can be written', async () => {
    const { people } = await openPeople();
    const list = () => people.list();
    expect(await exportPeople({ list, choosePath: () => Promise.resolve(undefined) })).toEqual({
      ok: true,
      value: null,
    });
    const folder = join(temporaryFolder(), 'people.vcf');
    mkdirSync(folder);
    expect(await exportPeople({ list, choosePath: () => Promise.resolve(folder) })).toMatchObject({
      failure: { reason: 'storage-failed' },
    });
    expect(existsSync(`${folder}.draft`)).toBe(false);
  });
});
