import type {
  Answer,
  Bridge,
  Connection,
  Input,
  NoticeName,
  Output,
  Payload,
  RequestName,
} from '../../../../../preload/contract/index.ts';

export const accountId = '6f3c1a52-8f0e-4c1d-9b7a-2f6f1c9d0e11';

/** Main's side of the bridge in memory: keeps what is sent, and says what the test tells it to. */
export class MemoryBridge implements Bridge {
  readonly sent: string[] = [];
  readonly requested: RequestName[] = [];
  /** Main's refusal to `signalling:connect`. */
  refuseConnect = false;
  refuseSend = false;
  /** Main does not answer which ICE servers there are. */
  withholdIceServers = false;
  readonly #listeners = new Map<NoticeName, Set<(payload: never) => void>>();
  #isConnected = false;

  request<Name extends RequestName>(name: Name, input: Input<Name>): Promise<Answer<Output<Name>>> {
    this.requested.push(name);
    if (this.withholdIceServers && name === 'media:ice-servers') return new Promise(() => undefined);
    return Promise.resolve(this.#answer(name, input) as Answer<Output<Name>>);
  }

  on<Name extends NoticeName>(name: Name, listener: (payload: Payload<Name>) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  connect(): void {
    this.change({ state: 'connecting', server: 'wss://pbx.example' });
    this.change({ state: 'connected', server: 'wss://pbx.example' });
  }

  drop(): void {
    this.change({ state: 'waiting', retryAt: 1, failure: { reason: 'closed' } });
  }

  change(connection: Connection, account = accountId): void {
    if (account === accountId) this.#isConnected = connection.state === 'connected';
    this.#tell('signalling:changed', { accountId: account, connection });
  }

  receive(message: string, credentials?: string, account = accountId): void {
    const payload = { accountId: account, message };
    this.#tell('signalling:received', credentials === undefined ? payload : { ...payload, credentials });
  }

  /** This computer's addresses have changed. */
  move(...gone: readonly string[]): void {
    this.#tell('network:changed', { gone: [...gone] });
  }

  changeAccounts(): void {
    this.#tell('accounts:changed', []);
  }

  get listenerCount(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }

  #answer(name: RequestName, input: unknown): Answer<unknown> {
    if (name === 'signalling:connect' && this.refuseConnect) {
      return { ok: false, failure: { reason: 'internal' } };
    }
    if (name === 'signalling:send') {
      if (!this.#isConnected || this.refuseSend) return { ok: false, failure: { reason: 'not-connected' } };
      this.sent.push((input as { message: string }).message);
    }
    return { ok: true, value: name === 'media:ice-servers' ? [] : undefined };
  }

  #tell<Name extends NoticeName>(name: Name, payload: Payload<Name>): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
  }
}
