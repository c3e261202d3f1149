/** So many resources must have said no, and none yes: a single phone behind the server does not speak for it. */
const enough = 3;

/** Which event packages the server is known to lack, so that they are not asked for a thousand times in vain. */
export class OfferedPackages {
  readonly #refusals = new Map<string, number>();
  readonly #accepted = new Set<string>();

  has(name: string): boolean {
    return (this.#refusals.get(name) ?? 0) < enough;
  }

  accepted(name: string): void {
    this.#accepted.add(name);
    this.#refusals.delete(name);
  }

  /** 489 (RFC 6665 §8.3.2). */
  refused(name: string): void {
    if (!this.#accepted.has(name)) this.#refusals.set(name, (this.#refusals.get(name) ?? 0) + 1);
  }

  /** The next connection may lead to another server. */
  forget(): void {
    this.#refusals.clear();
    this.#accepted.clear();
  }
}
