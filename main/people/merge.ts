import { folded } from '../history/search-text.ts';
import type { FoundPerson } from './files/found-person.ts';
import { uuid } from './files/uuid.ts';
import type { NewPerson } from './person-row.ts';
import { PROVIDED } from './provided.ts';

/** Somebody in the address book; the key of each address is at its place. */
export interface KnownPerson {
  readonly person: NewPerson;
  readonly keys: readonly string[];
}

const LONGEST_UID = 256;
const MOST_ADDRESSES = 50;

/** The address book while people are added to it, of whom some are in it already. */
export class Merge {
  readonly #newId: () => string;
  readonly #byId = new Map<string, KnownPerson>();
  /** By the name together with the key of an address: whole files bear one name. */
  readonly #idsByNameAndKey = new Map<string, string>();
  /** The same of those who are provided: they change in no other way, and are not to be there twice. */
  readonly #provided = new Set<string>();
  readonly #changed = new Set<string>();
  /** Ids that were found so far: that of a second card in a file is none. */
  readonly #found = new Set<string>();
  readonly #favourites = new Set<string>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** They are in the address book; to be told before anybody is added. */
  know(people: readonly KnownPerson[]): void {
    for (const one of people) {
      if (one.person.isProvided)
        for (const key of namedKeys(one.person.name, one.keys)) this.#provided.add(key);
      else this.#put(one);
    }
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Those who are to be written. */
  get changed(): readonly NewPerson[] {
    return [...this.#changed].flatMap((id) => this.#byId.get(id)?.person ?? []);
  }

  /** Ids of those who are favourites in the file. */
  get favourites(): ReadonlySet<string> {
    return this.#favourites;
  }

  /**
   * The same person is who has the same name and an address in common, or the same UID: of a UID that is no UUID, which
   * many programs count from 1, the name or an address must bear witness. What is there stays; what is new comes to it.
   * Nothing comes to who is provided.
   */
  add(found: FoundPerson, keys: readonly string[]): 'added' | 'merged' | 'unchanged' {
    const uid =
      found.uid !== undefined && isUsable(found.uid) && !this.#found.has(found.uid) ? found.uid : undefined;
    const bearer = uid === undefined ? undefined : this.#byId.get(uid);
    const isBearer = bearer !== undefined && (uuid.test(bearer.person.id) || isLike(bearer, found, keys));
    const known = isBearer ? bearer : this.#namesake(found, keys);
    if (known === undefined && namedKeys(found.name, keys).some((one) => this.#provided.has(one)))
      return 'unchanged';
    const id = known?.person.id ?? (bearer === undefined ? uid : undefined) ?? this.#newId();
    this.#found.add(id);
    if (found.isFavourite === true) this.#favourites.add(id);
    const { uid: _uid, isFavourite: _mark, ...written } = found;
    const next = united(
      known ?? { person: { ...written, id, addresses: [], isProvided: false }, keys: [] },
      found,
      keys,
    );
    if (known !== undefined && isSame(known.person, next.person)) return 'unchanged';
    this.#put(next);
    this.#changed.add(id);
    return known === undefined ? 'added' : 'merged';
  }

  #namesake({ name }: FoundPerson, keys: readonly string[]): KnownPerson | undefined {
    const [id] = namedKeys(name, keys).flatMap((one) => this.#idsByNameAndKey.get(one) ?? []);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  #put(known: KnownPerson): void {
    const { id, name } = known.person;
    this.#byId.set(id, known);
    for (const namedKey of namedKeys(name, known.keys))
      if (!this.#idsByNameAndKey.has(namedKey)) this.#idsByNameAndKey.set(namedKey, id);
  }
}

/** The name, without case and accents, beside each of the addresses. */
function namedKeys(name: string, keys: readonly string[]): readonly string[] {
  const start = folded(name);
  return keys.map((key) => `${start}\n${key}`);
}

/** No name that others bear, and none that cannot be written. */
function isUsable(uid: string): boolean {
  return uid !== '' && uid.length <= LONGEST_UID && !uid.startsWith(PROVIDED) && !/\p{Cc}/u.test(uid);
}

function isLike({ person, keys }: KnownPerson, found: FoundPerson, foundKeys: readonly string[]): boolean {
  return folded(person.name) === folded(found.name) || keys.some((key) => foundKeys.includes(key));
}

function united(known: KnownPerson, found: FoundPerson, keys: readonly string[]): KnownPerson {
  const { organisation = found.organisation, note = found.note } = known.person;
  const addresses = [...known.person.addresses];
  const allKeys = [...known.keys];
  for (const [index, address] of found.addresses.entries()) {
    const key = keys[index];
    if (key === undefined || allKeys.includes(key) || addresses.length >= MOST_ADDRESSES) continue;
    addresses.push(address);
    allKeys.push(key);
  }
  const person: NewPerson = {
    ...known.person,
    ...(organisation === undefined ? {} : { organisation }),
    ...(note === undefined ? {} : { note }),
    addresses,
  };
  return { person, keys: allKeys };
}

function isSame(one: NewPerson, other: NewPerson): boolean {
  return (
    one.organisation === other.organisation &&
    one.note === other.note &&
    one.addresses.length === other.addresses.length
  );
}
