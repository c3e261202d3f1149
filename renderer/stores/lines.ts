import type { Account } from '../../preload/contract/index.ts';
import type { Line, LineAccount } from '../sip/port.ts';

interface OpenedLine {
  readonly line: Line;
  readonly fingerprint: string;
}

/** One line for each account that is on: opened, replaced and stopped as the accounts change. */
export class Lines {
  readonly #open: (account: LineAccount) => Line;
  readonly #opened = new Map<string, OpenedLine>();
  readonly #closing = new Map<string, Promise<void>>();
  #wanted = new Map<string, Account>();

  constructor(open: (account: LineAccount) => Line) {
    this.#open = open;
  }

  follow(accounts: readonly Account[]): void {
    const enabled = accounts.filter((account) => account.enabled);
    this.#wanted = new Map(enabled.map((account) => [account.id, account]));
    for (const [id, { fingerprint }] of [...this.#opened]) {
      const account = this.#wanted.get(id);
      if (account === undefined || fingerprintOf(account) !== fingerprint) this.#close(id);
    }
    for (const account of enabled) this.#openIfWanted(account.id);
  }

  of(accountId: string): Line | undefined {
    return this.#opened.get(accountId)?.line;
  }

  retry(accountId: string): void {
    this.of(accountId)?.retry();
  }

  /** Ends every call and registration; no line opens again. */
  async stop(): Promise<void> {
    this.follow([]);
    await Promise.all(this.#closing.values());
  }

  #close(id: string): void {
    const opened = this.#opened.get(id);
    if (opened === undefined) return;
    this.#opened.delete(id);
    // The next line of the same account must not find its connection closed by the former one.
    const closed = opened.line.stop().finally(() => {
      this.#closing.delete(id);
      this.#openIfWanted(id);
    });
    this.#closing.set(id, closed);
  }

  #openIfWanted(id: string): void {
    const account = this.#wanted.get(id);
    if (account === undefined || this.#opened.has(id) || this.#closing.has(id)) return;
    const line = this.#open(lineAccountOf(account));
    this.#opened.set(id, { line, fingerprint: fingerprintOf(account) });
    line.start();
  }
}

function lineAccountOf(account: Account): LineAccount {
  const { id, aor, displayName, authorizationUser, registrationExpires } = account;
  return {
    id,
    aor,
    ...(displayName === undefined ? {} : { displayName }),
    ...(authorizationUser === undefined ? {} : { authorizationUser }),
    ...(registrationExpires === undefined ? {} : { registrationExpires }),
    hasPassword: account.secret !== 'none',
  };
}

/** What makes a line another line when it changes. */
function fingerprintOf(account: Account): string {
  return JSON.stringify([lineAccountOf(account), account.servers]);
}
