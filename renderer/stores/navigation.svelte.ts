/** The pages that the rail leads to. */
export type Page = 'recent' | 'people' | 'keypad' | 'settings';

/** Which page the person chose; undefined leaves it to the window. */
export class Navigation {
  #page = $state<Page>();

  get page(): Page | undefined {
    return this.#page;
  }

  open(page: Page): void {
    this.#page = page;
  }

  /** Back to where the window begins. */
  leave(): void {
    this.#page = undefined;
  }
}
