/** Who has an account. Names are the user parts of addresses-of-record. */
export class Users {
  readonly #passwords = new Map<string, string>();

  constructor(accounts: Readonly<Record<string, string>> = {}) {
    for (const [name, password] of Object.entries(accounts)) this.add(name, password);
  }

  get names(): string[] {
    return [...this.#passwords.keys()];
  }

  add(name: string, password: string): void {
    this.#passwords.set(name, password);
  }

  remove(name: string): void {
    this.#passwords.delete(name);
  }

  has(name: string): boolean {
    return this.#passwords.has(name);
  }

  passwordOf(name: string): string | undefined {
    return this.#passwords.get(name);
  }
}
