import type { Part } from '../part.ts';
import type { SessionHost } from '../session/session-host.ts';
import type { Users } from '../users.ts';
import type { CallWatch } from './call-watch.ts';
import { dialogPackage } from './dialog-package.ts';
import { Mailboxes } from './mailboxes.ts';
import { Notifier } from './notifier.ts';
import type { EventPolicy } from './policy.ts';
import { presencePackage } from './presence-package.ts';
import { Publications } from './publications.ts';

/** Everything about events: who watches whom, and what there is to be told. */
export class Events {
  readonly notifier: Notifier;
  readonly publications: Publications;
  readonly mailboxes: Mailboxes;
  readonly #calls: CallWatch;

  constructor(policy: EventPolicy, calls: CallWatch, users: Users, host: SessionHost) {
    this.#calls = calls;
    this.publications = new Publications(policy, users, (user) => this.notifier.changed('presence', user));
    this.mailboxes = new Mailboxes((user) => this.notifier.changed('message-summary', user));
    const packages = [
      presencePackage(this.publications, host.address),
      dialogPackage(calls, host.address, policy),
      this.mailboxes,
    ];
    this.notifier = new Notifier(policy, packages, users, host);
  }

  get parts(): readonly Part[] {
    return [this.notifier, this.publications];
  }

  /** As a server that starts anew: what is in the mailboxes lasts. */
  forgetAll(): void {
    this.notifier.forgetAll();
    this.publications.forgetAll();
    this.#calls.forgetAll();
  }
}
