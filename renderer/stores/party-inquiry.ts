import { MOST_PARTIES, type Bridge, type Person, type SoughtParty } from '../../preload/contract/index.ts';

type OnAnswer = (party: SoughtParty, person: Person | undefined) => void;

/** Asks main who parties are: each once, and all that are sought in one turn together. */
export class PartyInquiry {
  readonly #bridge: Bridge;
  readonly #onAnswer: OnAnswer;
  readonly #asked = new Set<string>();
  #waiting: SoughtParty[] = [];
  #answered: Promise<void> = Promise.resolve();

  constructor(bridge: Bridge, onAnswer: OnAnswer) {
    this.#bridge = bridge;
    this.#onAnswer = onAnswer;
  }

  /** Resolves when everything that was asked is answered. */
  get answered(): Promise<void> {
    return this.#answered;
  }

  ask(party: SoughtParty): void {
    const name = nameOf(party);
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    if (this.#waiting.push(party) === 1) this.#answered = this.#answered.then(() => this.#send());
  }

  /** What is answered may be different from now on. */
  forget(): void {
    this.#asked.clear();
  }

  async #send(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let start = 0; start < waiting.length; start += MOST_PARTIES) {
      const parties = waiting.slice(start, start + MOST_PARTIES);
      const answer = await this.#bridge.request('people:find', parties);
      for (const [index, party] of parties.entries())
        this.#onAnswer(party, (answer.ok ? answer.value[index] : undefined) ?? undefined);
    }
  }
}

/** The same for the same party only. */
export function nameOf({ address, domain }: SoughtParty): string {
  return `${address} ${domain}`;
}
