import type { Account, Person } from '../../preload/contract/index.ts';
import { interpret } from '../domain/number/dial-plan.ts';
import { isColleague, isOutside } from '../domain/presence/colleague.ts';
import { domainOf } from './domain-of.ts';

/** More than this is no wall that anybody looks at; favourites are watched, then the first in the list. */
const MOST = 2_000;

/** SIP URIs. */
interface Watched {
  readonly byAccount: ReadonlyMap<string, readonly string[]>;
  readonly everybody: ReadonlySet<string>;
}

/** Whom each account's line watches; whoever is the colleague of two accounts is watched by the first. */
export function watchedBy(accounts: readonly Account[], people: readonly Person[]): Watched {
  const inOrder = people.toSorted((one, other) => Number(other.isFavourite) - Number(one.isFavourite));
  const everybody = new Set<string>();
  const byAccount = new Map<string, readonly string[]>();
  for (const account of accounts) {
    const colleagues = colleaguesOf(account, inOrder).filter((address) => !everybody.has(address));
    for (const address of colleagues) everybody.add(address);
    byAccount.set(account.id, colleagues);
  }
  return { byAccount, everybody };
}

/** SIP URIs of the people who are colleagues there. */
function colleaguesOf(account: Account, people: readonly Person[]): readonly string[] {
  const domain = domainOf(account);
  const addresses = new Set<string>();
  for (const { address } of people.flatMap(({ addresses }) => addresses)) {
    if (addresses.size === MOST) break;
    if (isOutside(address)) continue;
    const dialled = interpret(address, domain);
    if (dialled.kind === 'dialable' && isColleague(dialled.uri, domain)) addresses.add(dialled.uri);
  }
  return [...addresses];
}
