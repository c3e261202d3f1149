import type {
  Answer,
  Bridge,
  ExportReport,
  Failure,
  ImportReport,
  Person,
  PersonForm,
} from '../../preload/contract/index.ts';

const byName = new Intl.Collator();

/** The address book as main keeps it: one's own people, and those whom the administrator provides. */
export class People {
  readonly #bridge: Bridge;
  readonly #onRegrouped: () => void;
  #all = $state.raw<readonly Person[]>([]);
  #loaded = $state(false);
  readonly #byId = $derived(byId(this.#all));
  readonly #favourites = $derived(this.#all.filter(({ isFavourite }) => isFavourite));

  /** @param onRegrouped somebody has other addresses now */
  constructor(bridge: Bridge, onRegrouped: () => void) {
    this.#bridge = bridge;
    this.#onRegrouped = onRegrouped;
    bridge.on('people:changed', () => void this.load().then(onRegrouped));
  }

  /** By name. */
  get all(): readonly Person[] {
    return this.#all;
  }

  /** By name. */
  get favourites(): readonly Person[] {
    return this.#favourites;
  }

  /** Whether the list is known yet: before, nobody can say that it is empty. */
  get loaded(): boolean {
    return this.#loaded;
  }

  of(id: string): Person | undefined {
    return this.#byId.get(id);
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('people:list', undefined);
    if (!answer.ok) return;
    this.#replace(answer.value);
    this.#loaded = true;
  }

  /** Adds a person, or changes the one with the id of the form. */
  async save(form: PersonForm): Promise<Answer<Person>> {
    const answer = this.#put(await this.#bridge.request('people:save', form));
    if (answer.ok) this.#onRegrouped();
    return answer;
  }

  /** Only who is not provided can be removed. */
  async remove(id: string): Promise<Failure | undefined> {
    const answer = await this.#bridge.request('people:remove', { id });
    if (!answer.ok) return answer.failure;
    this.#all = this.#all.filter((person) => person.id !== id);
    this.#onRegrouped();
    return undefined;
  }

  async favour(id: string, isFavourite: boolean): Promise<Failure | undefined> {
    const answer = this.#put(await this.#bridge.request('people:favour', { id, isFavourite }));
    return answer.ok ? undefined : answer.failure;
  }

  /** Adds the people of a file of vCards, or of a table (CSV). */
  async import(file: Uint8Array<ArrayBuffer>): Promise<Answer<ImportReport>> {
    const answer = await this.#bridge.request('people:import', { file });
    // Of a file that was not written to its end there may be the beginning.
    await this.load();
    this.#onRegrouped();
    return answer;
  }

  /** Writes one's own people as vCards where the person chooses; null where they choose nothing. */
  export(): Promise<Answer<ExportReport | null>> {
    return this.#bridge.request('people:export', undefined);
  }

  #put(answer: Answer<Person>): Answer<Person> {
    if (answer.ok) this.#replace([...this.#all.filter(({ id }) => id !== answer.value.id), answer.value]);
    return answer;
  }

  #replace(people: readonly Person[]): void {
    this.#all = people.toSorted((one, other) => byName.compare(one.name, other.name));
  }
}

function byId(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.map((person) => [person.id, person]));
}
