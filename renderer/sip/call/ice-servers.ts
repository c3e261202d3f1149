import type { IceServerWithCredential } from '../../../preload/contract/index.ts';
import type { LineEnvironment } from '../environment.ts';

/** STUN and TURN servers of an account, known before a call needs them: it does not wait for main's answer. */
export class IceServers {
  readonly #accountId: string;
  readonly #environment: Pick<LineEnvironment, 'bridge' | 'log'>;
  #known: readonly RTCIceServer[] | undefined;

  constructor(accountId: string, environment: Pick<LineEnvironment, 'bridge' | 'log'>) {
    this.#accountId = accountId;
    this.#environment = environment;
  }

  /** What is known; it is asked for anew, for the next call. */
  async take(): Promise<readonly RTCIceServer[]> {
    const asked = this.ask();
    return this.#known ?? asked;
  }

  /** Asks main. Without STUN and TURN most offices still get their calls. */
  async ask(): Promise<readonly RTCIceServer[]> {
    const { bridge, log } = this.#environment;
    const answer = await bridge.request('media:ice-servers', { accountId: this.#accountId });
    if (answer.ok) this.#known = answer.value.map(iceServer);
    else log(`no ICE servers: ${answer.failure.reason}`);
    return this.#known ?? [];
  }
}

function iceServer({ urls, username, credential }: IceServerWithCredential): RTCIceServer {
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}
