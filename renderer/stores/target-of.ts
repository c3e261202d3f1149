import type { Person, PersonAddress } from '../../preload/contract/index.ts';
import type { Target } from './dialer.svelte.ts';

/** Whom a call to the person calls; the first address where nothing else is said. */
export function targetOf(
  { id, name, addresses }: Person,
  address: PersonAddress | undefined = addresses[0],
): Target {
  return { personId: id, name, address: address?.address ?? '' };
}
