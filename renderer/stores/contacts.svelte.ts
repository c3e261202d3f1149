import type { Bridge, Contact } from '../../preload/contract/index.ts';
import { interpret } from '../domain/number/dial-plan.ts';

type ByUri = ReadonlyMap<string, Contact>;

/** The people one knows by name. */
export class Contacts {
  readonly #bridge: Bridge;
  // An index of `#all`, made anew with it; a reactive one could not be filled while it is read.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #byUri = new Map<string, ByUri>();
  #all = $state.raw<readonly Contact[]>([]);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get all(): readonly Contact[] {
    return this.#all;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('contacts:list', undefined);
    if (!answer.ok) return;
    this.#byUri.clear();
    this.#all = answer.value.toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** Those whose name or address has the text in it; a name that begins with it comes first. */
  matching(text: string): readonly Contact[] {
    const wanted = folded(text);
    if (wanted === '') return [];
    const begins = ({ name }: Contact): number => (folded(name).startsWith(wanted) ? 0 : 1);
    return this.#all
      .filter(({ name, address }) => folded(name).includes(wanted) || folded(address).includes(wanted))
      .toSorted((a, b) => begins(a) - begins(b));
  }

  /** Who has the SIP URI; addresses without a domain belong to `domain`. */
  withUri(uri: string, domain: string): Contact | undefined {
    const all = this.#all;
    let index = this.#byUri.get(domain);
    if (index === undefined) {
      index = indexed(all, domain);
      this.#byUri.set(domain, index);
    }
    return index.get(uri);
  }
}

/** Without case and accents, so that "muller" finds Müller. */
function folded(text: string): string {
  return text.trim().normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}

function indexed(contacts: readonly Contact[], domain: string): ByUri {
  return new Map(
    contacts.flatMap((contact) => {
      const dialled = interpret(contact.address, domain);
      return dialled.kind === 'dialable' ? [[dialled.uri, contact] as const] : [];
    }),
  );
}
