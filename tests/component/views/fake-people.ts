import { readPeopleFile } from '../../../main/people/files/read-people-file.ts';
import { Merge } from '../../../main/people/merge.ts';
import { peerOf } from '../../../main/history/peer.ts';
import { bookKeys } from '../../../main/people/book-keys.ts';
import { peerOfTyped } from '../../../main/people/typed-address.ts';
import {
  done,
  failed,
  type Answer,
  type Correspondent,
  type ImportProblem,
  type ImportReport,
  type Input,
  type Person,
  type SoughtParty,
} from '../../../preload/contract/index.ts';

/** Somebody with one address; one's own, not a favourite, unless said otherwise. */
export function aPerson(name: string, address: string, change: Partial<Person> = {}): Person {
  const addresses: Person['addresses'] = [{ label: 'work', address }];
  return { id: name, name, addresses, isFavourite: false, isProvided: false, ...change };
}

/** The address book of a main process in Germany, in memory. */
export class FakePeople {
  #all: readonly Person[];

  constructor(people: readonly Person[]) {
    this.#all = people;
  }

  get all(): readonly Person[] {
    return this.#all;
  }

  search({ text }: Input<'people:search'>): Person[] {
    return this.#all.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  }

  find(parties: readonly SoughtParty[]): (Person | null)[] {
    return parties.map(({ address }) => {
      const [id] = this.whose(address).people;
      return this.#all.find((person) => person.id === id) ?? null;
    });
  }

  /** Extensions without a domain are those of example.com. */
  whose(address: string): Correspondent {
    const peer = peerOf(address, undefined, 'DE').key;
    const keys = bookKeys(peer, 'example.com');
    const isIt = ({ addresses }: Person): boolean =>
      addresses.some((one) => keys.includes(peerOfTyped(one.address, 'DE').key));
    return { peer, people: this.#all.filter(isIt).map(({ id }) => id) };
  }

  save({ id, ...written }: Input<'people:save'>): Answer<Person> {
    if (id === undefined)
      return this.#put({ ...written, id: crypto.randomUUID(), isFavourite: false, isProvided: false });
    const former = this.#all.find((other) => other.id === id);
    if (former === undefined) return failed('unknown-person');
    return this.#put({ ...written, id, isFavourite: former.isFavourite, isProvided: false });
  }

  remove({ id }: Input<'people:remove'>): void {
    this.#all = this.#all.filter((person) => person.id !== id);
  }

  favour({ id, isFavourite }: Input<'people:favour'>): Answer<Person> {
    const person = this.#all.find((other) => other.id === id);
    return person === undefined ? failed('unknown-person') : this.#put({ ...person, isFavourite });
  }

  import({ file }: Input<'people:import'>): ImportReport {
    const keys = (addresses: Person['addresses']) =>
      addresses.map(({ address }) => peerOfTyped(address, 'DE').key);
    const merge = new Merge(() => crypto.randomUUID());
    merge.know(this.#all.map((person) => ({ person, keys: keys(person.addresses) })));
    const counts = { added: 0, merged: 0, unchanged: 0 };
    const problems: ImportProblem[] = [];
    for (const found of readPeopleFile(file)) {
      if ('problem' in found) problems.push(found);
      else counts[merge.add(found, keys([...found.addresses]))] += 1;
    }
    for (const person of merge.changed) this.#put({ isFavourite: false, ...person });
    return { ...counts, unusable: problems.length, problems };
  }

  #put(person: Person): Answer<Person> {
    this.#all = [...this.#all.filter(({ id }) => id !== person.id), person];
    return done(person);
  }
}
