import { m } from '#messages';
import type { Caution, OfferProblem } from '../../domain/number/offered.ts';
import type { Offer } from '../../stores/offers.ts';
import { dialWords } from './dial-words.ts';

export function originWords(from: Offer['from']): string {
  return from === 'link' ? m.offer_from_link() : m.offer_from_selection();
}

export function problemTitle(from: Offer['from']): string {
  return from === 'link' ? m.offer_link_refused() : m.offer_selection_refused();
}

/** Why nothing of it can be called. */
export function offerProblemWords(problem: OfferProblem): string {
  switch (problem) {
    case 'none-selected':
      return m.offer_none_selected();
    case 'several-selected':
      return m.offer_several_selected();
    case 'much-selected':
      return m.offer_much_selected();
    default:
      return dialWords(problem);
  }
}

/** Why one should look twice before calling it. */
export function cautionWords(caution: Caution): string {
  switch (caution) {
    case 'code':
      return m.caution_code();
    case 'long':
      return m.caution_long();
    case 'unusual':
      return m.caution_unusual();
  }
}
