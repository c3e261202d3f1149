import type { NewPerson } from './person-row.ts';

/** As the administrator writes them: `address` is a number or a SIP URI as a person would type it. */
export interface ProvidedContact {
  readonly name: string;
  readonly address: string;
}

/** No own person's id begins so. */
export const PROVIDED = 'provided:';

/** A person for each contact. They are named by their address, so that a mark of favour outlives another spelling. */
export function providedPeople(contacts: readonly ProvidedContact[]): NewPerson[] {
  const taken = new Map<string, number>();
  return contacts.map(({ name, address }) => {
    const count = taken.get(address) ?? 0;
    taken.set(address, count + 1);
    const id = `${PROVIDED}${address}${count === 0 ? '' : ` ${count + 1}`}`;
    return { id, name, addresses: [{ label: 'work', address }], isProvided: true };
  });
}
