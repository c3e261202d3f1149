import type { Accounts } from './accounts.svelte.ts';
import { watchedBy } from './colleagues.ts';
import type { Lines } from './lines.ts';
import type { MyStatus } from './my-status.svelte.ts';
import type { People } from './people.svelte.ts';
import type { Presence } from './presence.svelte.ts';

interface Dependencies {
  readonly accounts: Accounts;
  readonly lines: Pick<Lines, 'watch' | 'publish'>;
  readonly myStatus: Pick<MyStatus, 'published'>;
  readonly people: People;
  readonly presence: Presence;
}

/** Tells the lines whom to watch and what to publish: at the start, and whenever that changes. */
export class Awareness {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Goes on until the returned function is called. */
  start(): () => void {
    const { lines, myStatus } = this.#dependencies;
    return $effect.root(() => {
      $effect(() => this.#watch());
      $effect(() => lines.publish(myStatus.published));
    });
  }

  #watch(): void {
    const { accounts, lines, people, presence } = this.#dependencies;
    const { byAccount, everybody } = watchedBy(accounts.enabled, people.all);
    for (const [accountId, addresses] of byAccount) lines.watch(accountId, addresses);
    presence.keep(everybody);
  }
}
