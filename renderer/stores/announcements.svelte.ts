/** What a screen reader says of itself: the last thing worth hearing. */
export class Announcements {
  #text = $state('');

  get text(): string {
    return this.#text;
  }

  say(text: string): void {
    this.#text = text;
  }
}
