import { type Session, SessionState } from 'sip.js';
import type { LineEnvironment } from '../environment.ts';
import type { CallMedia } from './call-media.ts';

const pauseMs = 2_000;
const toneMs = 160;
const gapMs = 100;

/** DTMF of a call: telephone-events (RFC 4733), or SIP INFO where the other side knows none. In order, never mixed. */
export class Tones {
  readonly #session: Session;
  readonly #media: CallMedia;
  readonly #environment: LineEnvironment;
  #last: Promise<void> = Promise.resolve();

  constructor(session: Session, media: CallMedia, environment: LineEnvironment) {
    this.#session = session;
    this.#media = media;
    this.#environment = environment;
  }

  send(tones: string): void {
    this.#last = this.#last
      .then(() => this.#sendAll(tones))
      .catch((error: unknown) => {
        this.#environment.log(`tones not sent: ${String(error)}`);
      });
  }

  async #sendAll(tones: string): Promise<void> {
    const media = this.#media.current;
    if (media?.canSendTones === true) {
      await media.sendTones(tones);
      return;
    }
    for (const tone of tones) {
      if (this.#session.state !== SessionState.Established) return;
      if (tone === ',' || tone === ';') await this.#wait(pauseMs);
      else await this.#sendInfo(tone);
    }
  }

  /** One INFO, and the time that the other side needs to play it. */
  async #sendInfo(tone: string): Promise<void> {
    await this.#session.info({
      requestOptions: {
        body: {
          contentDisposition: 'render',
          contentType: 'application/dtmf-relay',
          content: `Signal=${tone}\r\nDuration=${toneMs}`,
        },
      },
    });
    await this.#wait(toneMs + gapMs);
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#environment.after(ms, resolve);
    });
  }
}
