import type { RequestName } from '../../preload/contract/index.ts';

/** The part of Electron's `IpcMainInvokeEvent` that says who asks. */
export interface RequestEvent {
  readonly sender: { readonly id: number };
  /** `null` once the frame has navigated away or is gone. */
  readonly senderFrame: { readonly parent: unknown; readonly origin: string } | null;
}

interface Contents {
  readonly id: number;
  once(event: 'destroyed', listener: () => void): unknown;
}

/** Who may ask main, and what: the main frame of a window that we opened, while it shows a page of ours. */
export class TrustedSenders {
  readonly #origin: string;
  readonly #asks = new Map<number, ReadonlySet<RequestName>>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @param names the requests that the window needs, and no others */
  trust(contents: Contents, names: readonly RequestName[]): void {
    const { id } = contents;
    this.#asks.set(id, new Set(names));
    contents.once('destroyed', () => this.#asks.delete(id));
  }

  trusts({ sender, senderFrame }: RequestEvent, name: RequestName): boolean {
    if (this.#asks.get(sender.id)?.has(name) !== true || senderFrame === null) return false;
    return senderFrame.parent === null && senderFrame.origin === this.#origin;
  }
}
