import type { DesktopCommand } from '../../preload/contract/index.ts';
import { isLive } from '../domain/call/is-live.ts';
import { readLink, readSelection, shownOffer, type Offered } from '../domain/number/offered.ts';
import type { Calls } from './calls.svelte.ts';
import type { Dialer } from './dialer.svelte.ts';
import type { LinkHandling } from './link-handling.svelte.ts';
import type { Navigation } from './navigation.svelte.ts';
import type { Registrations } from './registrations.svelte.ts';

export type OfferCommand = Extract<DesktopCommand, { verb: 'offer' }>;

/** What somebody else asks to be called, and where they wrote it. */
export type Offer = Offered & {
  readonly from: OfferCommand['from'];
  /** As it is written. */
  readonly written: string;
};

interface Dependencies {
  readonly calls: Pick<Calls, 'all'>;
  readonly dialer: Dialer;
  readonly links: Pick<LinkHandling, 'callAtOnce'>;
  readonly navigation: Navigation;
  readonly registrations: Pick<Registrations, 'isRegistered'>;
}

/**
 * Numbers from links and selected texts: the person is asked. Only ordinary numbers in links are called at once, where that
 * is allowed, while nobody is on the phone: a link does not put a call on hold, nor call many people in a row.
 */
export function considerOffers(dependencies: Dependencies): (command: OfferCommand) => void {
  const { calls, dialer, links, navigation, registrations } = dependencies;

  const mayCall = (address: string): boolean =>
    links.callAtOnce &&
    registrations.isRegistered(dialer.accountFor({ address })?.id ?? '') &&
    !calls.all.some(isLive);

  return ({ from, text }) => {
    const read = from === 'link' ? readLink : readSelection;
    const written = shownOffer(text);
    const readOffer = (domain: string): Offer => ({ ...read(text, domain), from, written });
    const offer = readOffer(dialer.domain);
    if (navigation.page === 'settings') navigation.leave();
    if (from === 'link' && offer.kind === 'callable' && offer.isOrdinary && mayCall(offer.text))
      dialer.call({ address: offer.text });
    else dialer.consider(readOffer);
  };
}
