import type { Account } from '../../preload/contract/index.ts';
import { byPrefix, numberIn } from '../domain/number/prefix.ts';
import type { Accounts } from './accounts.svelte.ts';
import type { Countries } from './countries.ts';

type Library = Pick<
  typeof import('libphonenumber-js/min'),
  'isSupportedCountry' | 'parsePhoneNumberFromString'
>;

/** What is shorter is an extension, even where it could be a number of the town. */
const SHORTEST_NUMBER = 7;

/** Through which account a number is called, by how it begins. */
export class Prefixes {
  readonly #accounts: Pick<Accounts, 'enabled'>;
  readonly #countries: Pick<Countries, 'of'>;
  /** It knows the numbers of all countries, and is large. */
  #library = $state.raw<Library>();

  constructor(accounts: Pick<Accounts, 'enabled'>, countries: Pick<Countries, 'of'>) {
    this.#accounts = accounts;
    this.#countries = countries;
  }

  /** Gets ready for numbers in international form, if an account asks for them. */
  async follow(accounts: readonly Account[]): Promise<void> {
    const isWanted = accounts.some(({ prefixes = [] }) => prefixes.some((prefix) => prefix.startsWith('+')));
    if (isWanted) this.#library ??= await import('libphonenumber-js/min');
  }

  /** Undefined where no account asks for such numbers, and for addresses: they are no numbers. */
  accountFor(address: string): string | undefined {
    const number = numberIn(address);
    if (number === undefined) return undefined;
    return byPrefix(this.#accounts.enabled, ({ id }) => [number, ...this.#international(number, id)])?.id;
  }

  /** The number in international form (E.164), as it is understood where the account is. */
  #international(number: string, accountId: string): readonly string[] {
    const country = this.#countries.of(accountId);
    if (this.#library === undefined || country === undefined || !this.#library.isSupportedCountry(country))
      return [];
    if (number.length < SHORTEST_NUMBER || !/^\d+$/.test(number)) return [];
    const parsed = this.#library.parsePhoneNumberFromString(number, country);
    return parsed?.isValid() === true ? [parsed.number] : [];
  }
}
