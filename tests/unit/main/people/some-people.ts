import { onTestFinished } from 'vitest';
import type { Person, PersonForm } from '../../../../preload/contract/index.ts';
import { roomsOver, valueOf } from '../messages/some-messages.ts';
import { DatabaseFolder } from '../storage/database-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A person with these addresses, as the editor would send them. */
export function somebody(name: string, ...addresses: readonly string[]): PersonForm {
  return { name, addresses: addresses.map((address) => ({ label: 'work', address })) };
}

/** The address book of a profile in Germany. */
export async function openPeople(folder = new DatabaseFolder(temporaryFolder()), domain = 'pbx.example') {
  const { database } = await folder.open();
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  const rooms = roomsOver(database, folder.backups, domain);
  const { people } = rooms;
  const add = (name: string, ...addresses: readonly string[]): Person =>
    valueOf(people.save(somebody(name, ...addresses)));
  const nameOf = (address: string): string | undefined => valueOf(people.find([{ address }]))[0]?.name;
  const names = (): string[] => valueOf(people.list()).map(({ name }) => name);
  return { folder, database, ...rooms, add, nameOf, names };
}
