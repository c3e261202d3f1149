import { type Availability, unknown } from '../../domain/presence/availability.ts';
import type { Person } from '../../../preload/contract/index.ts';
import type { Phone } from '../../stores/phone.ts';
import { availabilitySentence } from '../words/availability-words.ts';

/** How a person is, as it is shown beside the name. */
export interface LiveState {
  readonly availability: Availability;
  /** The same in words. */
  readonly words: string;
  /** Whether anything is known. */
  readonly isKnown: boolean;
  /** Takes the call that rings there. */
  readonly onpickup?: () => void;
}

const nobody: LiveState = {
  availability: unknown,
  words: availabilitySentence(unknown, undefined),
  isKnown: false,
};

/** Of the person with the SIP URI; undefined for whom nobody watches. */
export function liveState({ pickUp, presence }: Phone, uri: string | undefined): LiveState | undefined {
  if (uri === undefined || !presence.isWatched(uri)) return undefined;
  const availability = presence.of(uri);
  if (availability === unknown) return nobody;
  return {
    availability,
    words: availabilitySentence(availability, pickUp.callerNameOf(uri)),
    isKnown: availability.state !== 'unknown',
    ...(pickUp.isPossible(uri) && { onpickup: () => pickUp.pickUp(uri) }),
  };
}

/** Of the person: that of the first address that is watched. */
export function liveStateOf(phone: Phone, { addresses }: Person): LiveState | undefined {
  for (const { address } of addresses) {
    const dialled = phone.dialer.meaningOf(address);
    const live = liveState(phone, dialled.kind === 'dialable' ? dialled.uri : undefined);
    if (live !== undefined) return live;
  }
  return undefined;
}
