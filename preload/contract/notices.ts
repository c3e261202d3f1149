import * as v from 'valibot';
import { account } from './account.ts';
import { cardCall } from './card.ts';
import { defaultDevices } from './default-devices.ts';
import { desktopCommand } from './desktop.ts';
import { connectionChanged, messageReceived } from './signalling.ts';
import { networkChange } from './network.ts';
import { activity } from './status.ts';
import { update } from './updates.ts';

/** Notices of main to its windows. */
export const notices = {
  'accounts:changed': v.array(account),
  /** Main has deleted old calls. */
  'history:changed': v.void(),
  /** Who an address is may be another one now, as may be the address book. */
  'people:changed': v.void(),
  'signalling:changed': connectionChanged,
  'signalling:received': messageReceived,
  'power:activity-changed': activity,
  'network:changed': networkChange,
  /** Where Chromium does not say it itself. */
  'devices:defaults-changed': defaultDevices,
  /** What the person did outside the phone window: in the tray, a notification, the card. */
  'desktop:command': desktopCommand,
  'updates:changed': update,
  /** To the card alone. */
  'card:changed': v.array(cardCall),
  /** The person wants to quit while a call runs: ask them, then `app:quit` again. */
  'app:confirm-quit': v.void(),
  /** Parley is about to quit: end calls, unregister, then say `app:left`. Main waits 3 s at most. */
  'app:quitting': v.void(),
} as const;
