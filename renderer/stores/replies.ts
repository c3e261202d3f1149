import type { Failure } from '../../preload/contract/index.ts';
import type { Call, CallId } from '../domain/call/call.ts';
import type { Calls } from './calls.svelte.ts';
import type { Chats } from './chat/chats.svelte.ts';

interface Dependencies {
  readonly calls: Pick<Calls, 'incoming' | 'decline'>;
  readonly chats: Pick<Chats, 'write'>;
  /** Told when the message could not even be kept. */
  readonly failed: (call: Call, failure: Failure) => void;
}

/** Messages in the place of an answer. */
export class Replies {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Writes to the caller and declines the call, whatever becomes of the text. */
  async send(id: CallId, text: string): Promise<void> {
    const { calls, chats, failed } = this.#dependencies;
    const call = calls.incoming.find((incoming) => incoming.id === id);
    if (call === undefined) return;
    const writing = chats.write(call.accountId, call.party.address, text);
    calls.decline(id);
    const failure = await writing;
    if (failure !== undefined) failed(call, failure);
  }
}
