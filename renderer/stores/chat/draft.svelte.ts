import type { Bridge, Failure, Whom } from '../../../preload/contract/index.ts';

/** What is being written to somebody, and what is kept of it until it is sent. */
export class Draft {
  text = $state('');
  readonly #bridge: Pick<Bridge, 'request'>;
  readonly #whom: Whom;
  /** Nothing until it was read: an empty text must not take the place of what nobody has seen yet. */
  #kept = '';
  #isRead = false;
  #isFirstOnItsWay = false;
  #isToBeSaved = false;
  /** Is about to become a message, and is a draft until it is one. */
  #leaving = '';

  constructor(bridge: Pick<Bridge, 'request'>, whom: Whom) {
    this.#bridge = bridge;
    this.#whom = whom;
  }

  /** What was kept comes back: the first time above what was written meanwhile, later unless something was. */
  async load(): Promise<void> {
    const isFirst = !this.#isRead;
    this.#isFirstOnItsWay = isFirst;
    const answer = await this.#bridge.request('drafts:read', this.#whom);
    this.#isFirstOnItsWay = false;
    if (answer.ok && this.#leaving === '') this.#take(answer.value, isFirst);
    if (this.#isToBeSaved) this.save();
  }

  save(): void {
    // Main would put it in the place of what is being read.
    this.#isToBeSaved = this.#isFirstOnItsWay;
    if (this.#isToBeSaved) return;
    const text = this.text === '' ? this.#leaving : this.text;
    if (text === this.#kept) return;
    const former = this.#kept;
    this.#kept = text;
    void this.#bridge.request('drafts:save', { whom: this.#whom, text, former });
  }

  /** Becomes a message by `write`. Where that fails, it is a draft again. */
  async send(write: (text: string) => Promise<Failure | undefined>): Promise<Failure | undefined> {
    const written = this.text.trim();
    if (written === '') return undefined;
    this.text = '';
    this.#leaving = written;
    const failure = await write(written);
    this.#leaving = '';
    if (failure !== undefined && this.text === '') this.text = written;
    this.save();
    return failure;
  }

  #take(kept: string, isFirst: boolean): void {
    this.#isRead = true;
    if (this.text === this.#kept) this.text = kept;
    else if (isFirst) this.text = [kept, this.text].filter(Boolean).join('\n');
    else return;
    this.#kept = kept;
  }
}
