import type { Account } from '../../preload/contract/index.ts';
import type { OwnPresence } from '../domain/presence/own-presence.ts';
import type { Line, LineAccount } from '../sip/port.ts';

interface OpenedLine {
  readonly line: Line;
  readonly fingerprint: string;
}

/**
 * One line for each account that is on: opened, replaced and stopped as the accounts change. A line that has calls waits
 * with it until they are over.
 */
export class Lines {
  readonly #isBusy: (accountId: string) => boolean;
  #open: ((account: LineAccount) => Line) | undefined;
  readonly #opened = new Map<string, OpenedLine>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #watched = new Map<string, readonly string[]>();
  #wanted = new Map<string, Account>();
  #presence: OwnPresence | undefined;

  /** @param isBusy whether the account has a call that is not over; `release` tells when it no longer has. */
  constructor(isBusy: (accountId: string) => boolean) {
    this.#isBusy = isBusy;
  }

  /** Opens them, and those that will be wanted, in this way. Until then there is none. */
  begin(open: (account: LineAccount) => Line): void {
    this.#open = open;
    for (const id of this.#wanted.keys()) this.#openIfWanted(id);
  }

  follow(accounts: readonly Account[]): void {
    const enabled = accounts.filter((account) => account.enabled);
    this.#wanted = new Map(enabled.map((account) => [account.id, account]));
    for (const id of [...this.#opened.keys()]) this.release(id);
    for (const account of enabled) this.#openIfWanted(account.id);
  }

  /** Nothing but the account's calls may keep its line from becoming another one. */
  release(accountId: string): void {
    const opened = this.#opened.get(accountId);
    if (opened === undefined || this.#isBusy(accountId)) return;
    const account = this.#wanted.get(accountId);
    if (account === undefined || fingerprintOf(account) !== opened.fingerprint) this.#close(accountId);
  }

  of(accountId: string): Line | undefined {
    return this.#opened.get(accountId)?.line;
  }

  retry(accountId: string): void {
    this.of(accountId)?.retry();
  }

  /** Whom the account's line watches, this one and those that take its place. */
  watch(accountId: string, addresses: readonly string[]): void {
    this.#watched.set(accountId, addresses);
    this.of(accountId)?.watch(addresses);
  }

  /** What every line tells of the person here. */
  publish(presence: OwnPresence): void {
    this.#presence = presence;
    for (const { line } of this.#opened.values()) line.publish(presence);
  }

  /** Ends every call and registration; no line opens again. */
  async stop(): Promise<void> {
    this.#wanted = new Map();
    for (const id of [...this.#opened.keys()]) this.#close(id);
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
    if (this.#open === undefined || account === undefined || this.#opened.has(id) || this.#closing.has(id))
      return;
    const line = this.#open(lineAccountOf(account));
    this.#opened.set(id, { line, fingerprint: fingerprintOf(account) });
    line.watch(this.#watched.get(id) ?? []);
    if (this.#presence !== undefined) line.publish(this.#presence);
    line.start();
  }
}

/** What means the same is written the same: the line does not begin anew with it. */
function lineAccountOf(account: Account): LineAccount {
  const { id, aor, displayName, authorizationUser, registrationExpires, resourceList, hideNumber } = account;
  const { codecs, opusFec, opusDtx, relayOnly } = account;
  const media = {
    ...(codecs !== undefined && codecs.length > 0 && { codecs }),
    ...(opusFec !== undefined && { opusFec }),
    ...(opusDtx !== undefined && { opusDtx }),
    ...(relayOnly === true && { relayOnly }),
  };
  return {
    id,
    aor,
    ...(displayName === undefined ? {} : { displayName }),
    ...(authorizationUser === undefined ? {} : { authorizationUser }),
    ...(registrationExpires === undefined ? {} : { registrationExpires }),
    ...(resourceList === undefined ? {} : { resourceList }),
    ...(hideNumber === true && { hideNumber }),
    ...(Object.keys(media).length > 0 && { media }),
    hasPassword: account.secret !== 'none',
  };
}

/** What makes a line another line when it changes. */
function fingerprintOf(account: Account): string {
  return JSON.stringify([lineAccountOf(account), account.servers]);
}
