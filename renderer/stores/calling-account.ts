import type { Account } from '../../preload/contract/index.ts';

/** Ids of accounts, as far as there are any. */
interface Wishes {
  /** By the person, for whoever is called. */
  readonly picked: string | undefined;
  /** For numbers that begin like the one that is called. */
  readonly planned: string | undefined;
  /** With which the other side was heard of. */
  readonly heardOf: string | undefined;
  /** That called last. */
  readonly lastUsed: string | undefined;
}

/**
 * The account that calls: the one picked, else the one for such numbers, else the one with which the other side was heard of,
 * else the one that called last, else the first; one that is not registered is taken only where somebody said so, or none is.
 * @param enabled those that are on.
 */
export function callingAccount(
  enabled: readonly Account[],
  isRegistered: (accountId: string) => boolean,
  { picked, planned, heardOf, lastUsed }: Wishes,
): Account | undefined {
  const registered = enabled.filter(({ id }) => isRegistered(id));
  const able = registered.length > 0 ? registered : enabled;
  return (
    enabled.find(({ id }) => id === picked) ??
    enabled.find(({ id }) => id === planned) ??
    able.find(({ id }) => id === heardOf) ??
    able.find(({ id }) => id === lastUsed) ??
    able[0]
  );
}
