import type { Accounts } from './accounts.svelte.ts';
import type { Announcements } from './announcements.svelte.ts';
import type { Appearance } from './appearance.svelte.ts';
import type { Calls } from './calls.svelte.ts';
import type { Chats } from './chat/chats.svelte.ts';
import type { Conference } from './conference.ts';
import type { Devices } from './devices.svelte.ts';
import type { Dialer } from './dialer.svelte.ts';
import type { LoginStart } from './login-start.svelte.ts';
import type { MyStatus } from './my-status.svelte.ts';
import type { GlobalShortcuts } from './global-shortcuts.svelte.ts';
import type { LinkHandling } from './link-handling.svelte.ts';
import type { Navigation } from './navigation.svelte.ts';
import type { PartyNames } from './party-names.ts';
import type { People } from './people.svelte.ts';
import type { PickUp } from './pick-up.ts';
import type { Presence } from './presence.svelte.ts';
import type { PastSearch } from './past-search.svelte.ts';
import type { Quit } from './quit.svelte.ts';
import type { Recent } from './recent.svelte.ts';
import type { Redirections } from './redirections.ts';
import type { Registrations } from './registrations.svelte.ts';
import type { RetentionChoice } from './retention.svelte.ts';
import type { Replies } from './replies.ts';
import type { SoundCheck } from './sound-check.svelte.ts';
import type { Ticker } from './ticker.svelte.ts';
import type { Transfers } from './transfers.svelte.ts';
import type { Troubles } from './troubles.svelte.ts';
import type { Updates } from './updates.svelte.ts';
import type { Voicemail } from './voicemail.ts';

/** Everything the views read and tell. */
export interface Phone {
  readonly accounts: Accounts;
  readonly announcements: Announcements;
  readonly calls: Calls;
  readonly chats: Chats;
  readonly conference: Conference;
  readonly devices: Devices;
  readonly dialer: Dialer;
  readonly loginStart: LoginStart;
  readonly myStatus: MyStatus;
  readonly links: LinkHandling;
  readonly names: PartyNames;
  readonly people: People;
  readonly navigation: Navigation;
  readonly pickUp: PickUp;
  readonly presence: Presence;
  readonly quit: Quit;
  readonly recent: Recent;
  readonly redirections: Redirections;
  readonly registrations: Registrations;
  readonly shortcuts: GlobalShortcuts;
  readonly pastSearch: PastSearch;
  readonly appearance: Appearance;
  readonly retention: RetentionChoice;
  readonly replies: Replies;
  readonly soundCheck: SoundCheck;
  readonly ticker: Ticker;
  readonly transfers: Transfers;
  readonly troubles: Troubles;
  readonly updates: Updates;
  /** Opens a web page in the person's browser. */
  readonly openLink: (url: string) => void;
  readonly voicemail: Voicemail;
  /** Tries to connect and register the account now. */
  readonly retry: (accountId: string) => void;
}
