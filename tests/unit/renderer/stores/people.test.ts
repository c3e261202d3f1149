import { expect, test, vi } from 'vitest';
import { done, failed, type Answer, type Bridge, type Input } from '../../../../preload/contract/index.ts';
import { KnownParties } from '../../../../renderer/stores/known-parties.svelte.ts';
import { People } from '../../../../renderer/stores/people.svelte.ts';
import { openPeople, somebody } from '../../main/people/some-people.ts';

/** The stores of the window over an address book of main. */
async function openStores() {
  const { people: book, add } = await openPeople();
  const asked: string[][] = [];
  const main = { isDown: false };
  const answers: Record<string, (input: never) => Answer<unknown>> = {
    'people:list': () => book.list(),
    'people:save': (form: Input<'people:save'>) => book.save(form),
    'people:remove': ({ id }: Input<'people:remove'>) => book.remove(id),
    'people:favour': ({ id, isFavourite }: Input<'people:favour'>) => book.favour(id, isFavourite),
    'people:find'(parties: Input<'people:find'>) {
      if (main.isDown) return failed('storage-failed');
      asked.push(parties.map(({ address }) => address));
      return book.find(parties);
    },
  };
  const bridge = {
    request: (name: string, input: never) => Promise.resolve(answers[name]?.(input) ?? done()),
    on: () => () => {},
  } as unknown as Bridge;
  const people = new People(bridge, () => {});
  const parties = new KnownParties(bridge, people);
  const party = (address: string) => ({ address });
  return { add, asked, main, party, parties, people };
}

const names = ({ all }: People): string[] => all.map(({ name }) => name);

test('people are there by name, and favourites among them', async () => {
  const { add, people } = await openStores();
  expect(people.loaded).toBe(false);
  for (const name of ['Zoë', 'Ada', 'Özgür']) add(name, '1');
  await people.load();
  expect(people.loaded).toBe(true);
  expect(names(people)).toEqual(['Ada', 'Özgür', 'Zoë']);
  const ozgur = people.all[1]!;
  expect(await people.favour(ozgur.id, true)).toBeUndefined();
  expect(people.favourites).toMatchObject([{ name: 'Özgür' }]);
  await people.save({ id: ozgur.id, ...somebody('Bülent', '2') });
  const saved = await people.save(somebody('Aaron', '3'));
  expect(saved).toMatchObject({ ok: true, value: { name: 'Aaron' } });
  expect(names(people)).toEqual(['Aaron', 'Ada', 'Bülent', 'Zoë']);
  expect(people.of(ozgur.id)).toMatchObject({ name: 'Bülent', isFavourite: true });
  expect(await people.remove(ozgur.id)).toBeUndefined();
  expect(names(people)).toEqual(['Aaron', 'Ada', 'Zoë']);
  expect(await people.favour('nobody', true)).toEqual({ reason: 'unknown-person' });
});

test('parties that are read together are asked for together, and each once', async () => {
  const { people, parties, party, asked, add } = await openStores();
  for (let index = 0; index < 150; index += 1) add(`Person ${index}`, String(1_000 + index));
  await people.load();
  const all = people.all.map((person) => party(`sip:${person.addresses[0]?.address}@pbx.example`));
  for (const one of [...all, ...all]) expect(parties.personOf(one)).toBeUndefined();
  expect(parties.isSettled(all[149]!)).toBe(false);
  await parties.settled(all[0]!);
  expect(all.map((one) => parties.personOf(one)?.name)).toEqual(names(people));
  expect(parties.isSettled(all[149]!)).toBe(true);
  expect(asked.map(({ length }) => length)).toEqual([100, 50]);
});

test('nobody waits for an address book that is not open yet', async () => {
  const { parties, party } = await openStores();
  expect(parties.isSettled(party('sip:204@pbx.example'))).toBe(true);
});

test('who could not be looked up is nobody for now only, and who was known stays', async () => {
  const { add, parties, party, people, main } = await openStores();
  const [grace, bob] = [add('Grace', '204'), add('Bob', '205')];
  await people.load();
  const of = async (address: string): Promise<string | undefined> => {
    parties.personOf(party(address));
    await parties.settled(party(address));
    // What is asked anew is answered after that.
    await new Promise(setImmediate);
    return parties.personOf(party(address))?.name;
  };
  expect(await of('sip:204@pbx.example')).toBe('Grace');
  main.isDown = true;
  await people.favour(bob.id, true);
  expect([await of('sip:204@pbx.example'), await of('sip:205@pbx.example')]).toEqual([grace.name, undefined]);
  main.isDown = false;
  await vi.waitFor(async () => expect(await of('sip:205@pbx.example')).toBe('Bob'));
});
