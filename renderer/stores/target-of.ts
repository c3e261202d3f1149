import type { Person } from '../../preload/contract/index.ts';
import type { Target } from './dialer.svelte.ts';

/** Whom a call to the person calls where nothing else is said. */
export function targetOf({ name, addresses }: Person): Target {
  return { name, address: addresses[0]?.address ?? '' };
}
