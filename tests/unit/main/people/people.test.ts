import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../messages/some-messages.ts';
import { openPeople, somebody } from './some-people.ts';

it('keeps every fact of a person, over a restart', async () => {
  const { folder, database, people } = await openPeople();
  const written = {
    name: 'Grace Hopper',
    organisation: 'Navy',
    note: 'Mornings only.\nSpeaks COBOL.',
    ringtone: 'file:Rooster.mp3',
    addresses: [
      { label: 'work' as const, address: '204' },
      { label: 'mobile' as const, address: '+49 170 1234567' },
      { label: 'other' as const, address: 'grace@navy.example' },
    ],
  };
  const saved = valueOf(people.save(written));
  valueOf(people.favour(saved.id, true));
  database.close();
  const again = (await openPeople(folder)).people;
  expect(valueOf(again.list())).toEqual([{ ...written, id: saved.id, isFavourite: true, isProvided: false }]);
});

it('changes a person, who stays a favourite', async () => {
  const { people, add, nameOf } = await openPeople();
  const { id } = add('Grace', '204', '205');
  people.favour(id, true);
  const changed = valueOf(people.save({ id, ...somebody('Grace Hopper', '206') }));
  expect(changed).toMatchObject({ id, name: 'Grace Hopper', isFavourite: true });
  expect(valueOf(people.list())).toEqual([changed]);
  expect([nameOf('sip:205@pbx.example'), nameOf('sip:206@pbx.example')]).toEqual([undefined, 'Grace Hopper']);
  expect(valueOf(people.favour(id, false)).isFavourite).toBe(false);
});

it('says so where somebody is to be changed who is not there', async () => {
  const { people, names } = await openPeople();
  const refused = { ok: false, failure: { reason: 'unknown-person' } };
  expect(people.save({ id: 'nobody', ...somebody('Eve', '1') })).toEqual(refused);
  expect(people.favour('nobody', true)).toEqual(refused);
  expect(names()).toEqual([]);
});

it('who is deleted is gone from the file, and the mark of favour with them', async () => {
  const { folder, people, add, names } = await openPeople();
  const { id } = add('Secretive Person', 'sip:hidden@secret.example');
  people.favour(id, true);
  await folder.backups.make(folder.path);
  valueOf(people.remove(id));
  expect(names()).toEqual([]);
  const files = [folder.path, `${folder.path}-wal`].map((path) => readFileSync(path, 'latin1')).join('');
  for (const trace of ['Secretive', 'secretive', 'hidden', id]) expect(files).not.toContain(trace);
  expect(folder.backups.all).toEqual([]);
});

it('tells when it cannot be written', async () => {
  const { database, people, names } = await openPeople();
  database.exec('PRAGMA query_only = ON');
  expect(people.save(somebody('Grace', '204'))).toMatchObject({ failure: { reason: 'storage-failed' } });
  expect(names()).toEqual([]);
});

describe('a caller is found', () => {
  const national = [
    '030 1234567',
    '(030) 123 45 67',
    '030/123-4567',
    '+49 (0) 30 / 1234567',
    '0049 30 1234567',
  ];
  const written = [
    ...national,
    '+49301234567',
    'tel:+49-30-1234567',
    '+49 30 1234567 ext. 5',
    '030 1234567,,42#',
  ];
  const calling = ['+49301234567', '0301234567', '0049301234567'];

  it.each(written)('as %s by the number however the network writes it', async (address) => {
    const { add, nameOf } = await openPeople();
    add('Grace', address);
    for (const number of calling) expect(nameOf(`sip:${number}@trunk.example`)).toBe('Grace');
    expect(nameOf('sip:+49301234568@trunk.example')).toBeUndefined();
  });

  it.each([
    // Extensions, codes and names belong to a domain: that of the account, where none is said.
    ['204', 'sip:204@pbx.example', true],
    ['204', 'sip:204@PBX.example:5061;transport=ws', true],
    ['204', 'sip:204@other.example', false],
    ['204@other.example', 'sip:204@other.example', true],
    ['204@other.example', 'sip:204@pbx.example', false],
    ['sip:Grace@pbx.example', 'sip:grace@pbx.example', true],
    ['grace', 'sip:grace@pbx.example', true],
    ['grace', 'sip:grace@other.example', false],
    ['*43', 'sip:*43@pbx.example', true],
    ['#21#', 'sip:%2321%23@pbx.example', true],
    ['sips:bob@secure.example', 'sip:bob@secure.example', true],
    // No number that there is, but long enough to be somebody's anywhere.
    ['999 000 111', 'sip:999000111@trunk.example', true],
    ['\u202a+49 30 1234567\u202c', 'sip:0301234567@trunk.example', true],
    ['０３０ １２３４５６７', 'sip:0301234567@trunk.example', true],
    ['+1 (415) 555-0100', 'sip:+14155550100@trunk.example', true],
    ['+1 415 555 0100', 'sip:4155550100@trunk.example', false],
  ])('%s by %s: %s', async (address, caller, isFound) => {
    const { add, nameOf } = await openPeople();
    add('Somebody', address);
    expect(nameOf(caller)).toBe(isFound ? 'Somebody' : undefined);
  });

  it('under a name of their own before one of the administrator, favourites first', async () => {
    const { people, add, nameOf } = await openPeople();
    people.provide([{ name: 'Reception', address: '200' }]);
    expect(nameOf('sip:200@pbx.example')).toBe('Reception');
    add('Ada', '200');
    expect(nameOf('sip:200@pbx.example')).toBe('Ada');
    people.favour(add('Zoë', '200').id, true);
    expect(nameOf('sip:200@pbx.example')).toBe('Zoë');
  });
});

describe('a search', () => {
  it.each([
    ['gra', ['Grace Hopper', 'Grace Kelly']],
    ['hopper gr', ['Grace Hopper']],
    ['muller', ['Jörg Müller']],
    ['mueller', ['Jörg Müller']],
    ['MÜLLER', ['Jörg Müller']],
    ['navy', ['Grace Hopper']],
    ['0301234', ['Grace Hopper']],
    ['+49 30 12', ['Grace Hopper']],
    ['4567', ['Grace Hopper']],
    ['20', ['Grace Kelly', 'Jörg Müller']],
    ['g', ['Grace Hopper', 'Grace Kelly', 'Jörg Müller']],
    ['', []],
    ['"; DROP TABLE people', []],
    ['nobody', []],
  ])('for %j finds %j', async (text, found) => {
    const { people, add } = await openPeople();
    valueOf(people.save({ ...somebody('Grace Hopper', '030 1234567'), organisation: 'US Navy' }));
    add('Jörg Müller', '206', 'joerg@pbx.example');
    add('Grace Kelly', '205');
    expect(valueOf(people.search(text)).map(({ name }) => name)).toEqual(found);
  });

  it('puts names that begin so first, then favourites', async () => {
    const { people, add } = await openPeople();
    people.favour(add('Jan Bobson', '1').id, true);
    add('Bob Zimmer', '2');
    people.favour(add('Bobby', '3').id, true);
    add('Adam Bobson', '4');
    expect(valueOf(people.search('bob')).map(({ name }) => name)).toEqual([
      'Bobby',
      'Bob Zimmer',
      'Jan Bobson',
      'Adam Bobson',
    ]);
  });

  it('does not find what was there before a change', async () => {
    const { people, add } = await openPeople();
    const { id } = add('Grace Hopper', '204');
    people.save({ id, ...somebody('Grace Kelly', '205') });
    expect(valueOf(people.search('hopper'))).toEqual([]);
    expect(valueOf(people.search('kelly'))).toHaveLength(1);
  });
});

describe('people of the administrator', () => {
  const list = [
    { name: 'Reception', address: '200' },
    { name: 'Night desk', address: '200' },
    { name: 'Support', address: 'sip:support@pbx.example' },
  ];

  it('are there as long as they are provided, beside one’s own', async () => {
    const { folder, database, people, add } = await openPeople();
    add('Grace', '204');
    valueOf(people.provide(list));
    database.close();
    const again = await openPeople(folder);
    expect(again.names()).toEqual(['Grace', 'Reception', 'Night desk', 'Support']);
    valueOf(again.people.provide(list.slice(2)));
    expect(again.names()).toEqual(['Grace', 'Support']);
    valueOf(again.people.provide([]));
    expect(again.names()).toEqual(['Grace']);
  });

  it('can be favourites, also after another spelling and after they were away', async () => {
    const { people } = await openPeople();
    people.provide(list);
    const [reception] = valueOf(people.search('reception'));
    expect(reception).toMatchObject({ isProvided: true, isFavourite: false });
    valueOf(people.favour(reception!.id, true));
    people.provide([]);
    people.provide([{ name: 'Front desk', address: '200' }, ...list.slice(1)]);
    const favourites = valueOf(people.list()).filter(({ isFavourite }) => isFavourite);
    expect(favourites).toMatchObject([{ name: 'Front desk' }]);
  });

  it('cannot be changed or deleted', async () => {
    const { people, names } = await openPeople();
    people.provide(list.slice(2));
    const [{ id } = { id: '' }] = valueOf(people.list());
    expect(people.save({ id, ...somebody('Mine now', '1') })).toMatchObject({
      failure: { reason: 'unknown-person' },
    });
    people.remove(id);
    expect(names()).toEqual(['Support']);
  });

  it('are written only when they are others than before', async () => {
    const { database, people } = await openPeople();
    people.provide(list);
    const changes = () => database.prepare('SELECT total_changes() AS count').get()?.['count'];
    const before = changes();
    people.provide(list);
    expect(changes()).toBe(before);
  });
});
