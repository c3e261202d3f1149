import { createContext } from 'svelte';
import type { Phone } from '../stores/phone.ts';

/** The phone that a view belongs to, given to all of them by App.svelte. */
export const [usePhone, providePhone] = createContext<Phone>();
