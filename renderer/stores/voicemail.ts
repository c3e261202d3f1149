import type { Account } from '../../preload/contract/index.ts';
import { interpret } from '../domain/number/dial-plan.ts';
import type { Mailbox } from '../domain/voicemail/mailbox.ts';
import { voicemailAddress } from '../domain/voicemail/voicemail-address.ts';
import type { Accounts } from './accounts.svelte.ts';
import type { Calls } from './calls.svelte.ts';
import { domainOf } from './domain-of.ts';
import type { Mailboxes } from './mailboxes.svelte.ts';

interface Dependencies {
  readonly accounts: Accounts;
  readonly mailboxes: Mailboxes;
  readonly calls: Pick<Calls, 'place'>;
}

export interface WaitingMessages {
  readonly account: Account;
  readonly mailbox: Mailbox;
  /** SIP URI to call for them; undefined when nobody tells. */
  readonly target: string | undefined;
}

/** Voice messages that wait, and calling for them. */
export class Voicemail {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Of every account that has some. */
  get waiting(): readonly WaitingMessages[] {
    const { accounts, mailboxes } = this.#dependencies;
    return accounts.enabled.flatMap((account) => {
      const mailbox = mailboxes.of(account.id);
      return mailbox?.waiting ? [{ account, mailbox, target: targetOf(account, mailbox) }] : [];
    });
  }

  call({ account, target }: WaitingMessages, name: string): void {
    if (target === undefined) return;
    const party = { address: target, displayName: name };
    this.#dependencies.calls.place({ accountId: account.id, party, dialled: target, target });
  }
}

function targetOf(account: Account, mailbox: Mailbox): string | undefined {
  const address = account.voicemailNumber ?? voicemailAddress(mailbox);
  const dialled = address === undefined ? undefined : interpret(address, domainOf(account));
  return dialled?.kind === 'dialable' ? dialled.uri : undefined;
}
