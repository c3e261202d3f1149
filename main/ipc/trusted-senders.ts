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

/** Who may ask main: the main frame of a window that we opened, while it shows a page of ours. */
export class TrustedSenders {
  readonly #origin: string;
  readonly #contentIds = new Set<number>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  trust(contents: Contents): void {
    const { id } = contents;
    this.#contentIds.add(id);
    contents.once('destroyed', () => this.#contentIds.delete(id));
  }

  trusts({ sender, senderFrame }: RequestEvent): boolean {
    if (!this.#contentIds.has(sender.id) || senderFrame === null) return false;
    return senderFrame.parent === null && senderFrame.origin === this.#origin;
  }
}
