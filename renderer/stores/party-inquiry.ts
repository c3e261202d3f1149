import { MOST_PARTIES, type Bridge, type Person, type SoughtParty } from '../../preload/contract/index.ts';

interface Answers {
  onAnswer(party: SoughtParty, person: Person | undefined): void;
  /** Main cannot say just now. */
  onFailure(party: SoughtParty): void;
}

/** Asks main who parties are: each once, and all that are sought in one turn together. */
export class PartyInquiry {
  readonly #bridge: Bridge;
  readonly #answers: Answers;
  readonly #asked = new Set<string>();
  #waiting: SoughtParty[] = [];
  #answered: Promise<void> = Promise.resolve();

  constructor(bridge: Bridge, answers: Answers) {
    this.#bridge = bridge;
    this.#answers = answers;
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
      for (const [index, party] of parties.entries()) {
        if (answer.ok) this.#answers.onAnswer(party, answer.value[index] ?? undefined);
        else {
          // Whoever reads it next asks again.
          this.#asked.delete(nameOf(party));
          this.#answers.onFailure(party);
        }
      }
    }
  }
}

/** The same for the same party only. */
export function nameOf({ address, accountId = '' }: SoughtParty): string {
  return `${address} ${accountId}`;
}
