import type { Person, PersonAddress } from '../../preload/contract/index.ts';
import type { Target } from './dialer.svelte.ts';

/** Whom a call to the person calls; the first address where none is chosen. */
export function targetOf({ id, name, addresses }: Person, chosen?: PersonAddress): Target {
  const { address = '' } = chosen ?? addresses[0] ?? {};
  return { personId: id, name, address, ...(chosen === undefined && { isAnyAddress: true }) };
}
