import { onTestFinished } from 'vitest';
import { People } from '../../../../main/people/people.ts';
import type { Person, PersonForm } from '../../../../preload/contract/index.ts';
import { valueOf } from '../messages/some-messages.ts';
import { DatabaseFolder } from '../storage/database-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A person with these addresses, as the editor would send them. */
export function somebody(name: string, ...addresses: readonly string[]): PersonForm {
  return { name, addresses: addresses.map((address) => ({ label: 'work', address })) };
}

/** The address book of a profile in Germany. */
export async function openPeople(folder = new DatabaseFolder(temporaryFolder())) {
  const { database } = await folder.open();
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  const newId = () => crypto.randomUUID();
  const people = new People({ database, backups: folder.backups, country: 'DE', newId });
  const add = (name: string, ...addresses: readonly string[]): Person =>
    valueOf(people.save(somebody(name, ...addresses)));
  const nameOf = (address: string, domain = 'pbx.example'): string | undefined =>
    valueOf(people.find([{ address, domain }]))[0]?.name;
  const names = (): string[] => valueOf(people.list()).map(({ name }) => name);
  return { folder, database, people, add, nameOf, names };
}
