import type { Call } from '../domain/call/call.ts';
import { interpret } from '../domain/number/dial-plan.ts';
import type { Accounts } from './accounts.svelte.ts';

/**
 * Whether the account answers the caller's calls by itself where they ask for it. A number counts at the account's own server
 * only: elsewhere anybody can have it.
 */
export function isLetThrough(
  accounts: Pick<Accounts, 'of' | 'domainOf'>,
  { accountId, party }: Call,
): boolean {
  const domain = accounts.domainOf(accountId);
  return (accounts.of(accountId)?.autoAnswer ?? []).some((typed) => {
    const dialled = interpret(typed, domain);
    return dialled.kind === 'dialable' && dialled.uri.toLowerCase() === party.address.toLowerCase();
  });
}
