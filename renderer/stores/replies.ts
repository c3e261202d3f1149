import type { Failure } from '../../preload/contract/index.ts';
import type { CallId } from '../domain/call/call.ts';
import type { Calls } from './calls.svelte.ts';
import type { Chats } from './chat/chats.svelte.ts';
import type { Named } from './party-names.ts';

interface Dependencies {
  readonly calls: Pick<Calls, 'incoming' | 'decline'>;
  readonly chats: Pick<Chats, 'canWrite' | 'see' | 'write'>;
  /** Told when the message could not even be kept. */
  readonly failed: (to: Named, failure: Failure) => void;
  /** Told when the account sends nothing to telephone numbers. */
  readonly refused: (to: Named) => void;
}

/** Messages that are written outside the conversation: in the place of an answer to a call, or to a notification. */
export class Replies {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Writes to the caller and declines the call, whatever becomes of the text. */
  async send(id: CallId, text: string): Promise<void> {
    const { calls } = this.#dependencies;
    const call = calls.incoming.find((incoming) => incoming.id === id);
    if (call === undefined) return;
    const writing = this.#write(call, text);
    calls.decline(id);
    await writing;
  }

  /** Answers somebody who wrote; what they wrote is seen by that. */
  async write({ accountId, address }: { accountId: string; address: string }, text: string): Promise<void> {
    void this.#dependencies.chats.see({ address, accountId });
    await this.#write({ accountId, party: { address } }, text);
  }

  async #write(to: Named, text: string): Promise<void> {
    const { chats, failed, refused } = this.#dependencies;
    if (!chats.canWrite(to.accountId, to.party.address)) return refused(to);
    const failure = await chats.write(to.accountId, to.party.address, text);
    if (failure !== undefined) failed(to, failure);
  }
}
