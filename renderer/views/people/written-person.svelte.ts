import {
  addressLabel,
  type Person,
  type PersonAddress,
  type PersonForm,
  type Ringtone,
} from '../../../preload/contract/index.ts';

/** A line of the form; empty ones are nobody's. */
interface WrittenAddress extends PersonAddress {
  readonly key: number;
}

/** What stands in the form of a person, as it is being written. */
export class WrittenPerson {
  readonly #former: Partial<Person>;
  #lastKey = 0;
  name = $state('');
  organisation = $state('');
  addresses = $state<WrittenAddress[]>([]);
  /** Undefined: the usual. */
  ringtone = $state<Ringtone>();
  /** Once the person has tried to save it, what is missing is said. */
  isTried = $state(false);

  constructor(former: Partial<Person>) {
    this.#former = former;
    this.name = former.name ?? '';
    this.organisation = former.organisation ?? '';
    this.ringtone = former.ringtone;
    this.addresses = (former.addresses ?? []).map((address) => ({ ...address, key: this.#nextKey() }));
    if (this.addresses.length === 0) this.addAddress();
  }

  get lacksName(): boolean {
    return this.isTried && this.name.trim() === '';
  }

  get lacksAddress(): boolean {
    return this.isTried && this.#filled.length === 0;
  }

  addAddress(): void {
    const taken = this.addresses.map(({ label }) => label);
    const label = addressLabel.options.find((one) => !taken.includes(one)) ?? 'other';
    this.addresses.push({ key: this.#nextKey(), label, address: '' });
  }

  dropAddress(key: number): void {
    this.addresses = this.addresses.filter((address) => address.key !== key);
    if (this.addresses.length === 0) this.addAddress();
  }

  /** What can be saved; undefined while something is missing, which is said from then on. */
  finished(): PersonForm | undefined {
    this.isTried = true;
    if (this.lacksName || this.lacksAddress) return undefined;
    const { id, note } = this.#former;
    const organisation = this.organisation.trim();
    return {
      ...(id === undefined ? {} : { id }),
      name: this.name.trim(),
      ...(organisation === '' ? {} : { organisation }),
      ...(note === undefined ? {} : { note }),
      ...(this.ringtone === undefined ? {} : { ringtone: this.ringtone }),
      addresses: this.#filled,
    };
  }

  get #filled(): PersonAddress[] {
    return this.addresses
      .map(({ label, address }) => ({ label, address: address.trim() }))
      .filter(({ address }) => address !== '');
  }

  #nextKey(): number {
    return (this.#lastKey += 1);
  }
}
