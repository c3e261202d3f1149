/** Whoever hears of a link; false when nobody is there yet. */
export type LinkListener = (link: string) => boolean;

/** Keeps a link until somebody hears it: at a cold start it is there before any window. Only the newest counts. */
export class LinkInbox {
  #waiting: string | undefined;
  #listener: LinkListener = () => false;

  receive(link: string): void {
    this.#waiting = link;
    this.deliver();
  }

  listen(listener: LinkListener): void {
    this.#listener = listener;
    this.deliver();
  }

  /** Tries again, since a page may be there now. */
  deliver(): void {
    if (this.#waiting !== undefined && this.#listener(this.#waiting)) this.#waiting = undefined;
  }
}
