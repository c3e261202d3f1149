import type { Session } from 'sip.js';
import type { CallEffect, CallEvent, EndReason } from '../../domain/call/call.ts';
import type { MediaSession } from '../../media/media-session.ts';
import type { CallContext } from './call-context.ts';
import { CallMedia } from './call-media.ts';
import { CallOffers } from './call-offers.ts';
import { MediaDescriptionHandler } from './session-description-handler.ts';
import { ShowVideo } from './show-video.ts';
import { Tones } from './tones.ts';

export interface MediaSideParts {
  readonly context: CallContext;
  session(): Session | undefined;
  report(event: CallEvent): void;
  fail(reason: EndReason): void;
}

const types = [
  'warm-up',
  'renegotiate',
  'set-microphone',
  'set-conference',
  'set-heard',
  'send-tones',
  'send-video',
] as const;

/** Effects that concern what is heard and sent, not whether there is a call. */
export type MediaEffect = Extract<CallEffect, { readonly type: (typeof types)[number] }>;

export function isMediaEffect(effect: CallEffect): effect is MediaEffect {
  return types.some((type) => type === effect.type);
}

/** The media of one call: opened, offered and answered, recovered, and released. */
export class MediaSide {
  readonly handler: MediaDescriptionHandler;
  readonly offers: CallOffers;
  readonly #context: CallContext;
  readonly #media: CallMedia;
  readonly #video: ShowVideo;
  readonly #report: (event: CallEvent) => void;
  #tones: Tones | undefined;
  #isHeldByThem = false;

  constructor({ context, session, report, fail }: MediaSideParts) {
    this.#context = context;
    this.#media = new CallMedia(context.iceServers, context.openMedia, {
      onRemoteHold: (held) => {
        this.#isHeldByThem = held;
        report({ type: 'remote-hold', held });
      },
      onConnection: (state) => {
        this.offers.recovery.connection(state);
      },
      onTheirVideo: (tracks) => {
        report({ type: 'their-video', tracks });
      },
      onVideoRefused: () => {
        this.#video.refused();
      },
      onVideoEnded: () => {
        report({ type: 'video-ended' });
      },
      onWarning: (warning) => {
        report({ type: 'warned', warning });
      },
    });
    this.#report = report;
    this.handler = new MediaDescriptionHandler(this.#media, session, context.environment.describing);
    this.offers = new CallOffers({ context, media: this.#media, handler: this.handler, report, fail });
    this.#video = new ShowVideo({
      media: this.#media,
      offer: (done) => {
        this.offers.again(done);
      },
      report,
    });
  }

  get current(): MediaSession | undefined {
    return this.#media.current;
  }

  attach(session: Session): void {
    this.offers.attach(session);
    this.#tones = new Tones(session, this.#media, this.#context.environment);
  }

  /** The call has been answered; it may have been on hold from its first description on. */
  established(): void {
    // Of media that gives way to another offer nothing holds any more.
    if (this.#isHeldByThem && !this.handler.needsOffer) this.#report({ type: 'remote-hold', held: true });
    this.offers.established();
  }

  perform(effect: MediaEffect): void {
    switch (effect.type) {
      case 'warm-up':
        this.handler.warmUp();
        return;
      case 'renegotiate':
        this.offers.hold(effect.hold);
        return;
      case 'set-microphone':
        this.#media.setMicrophone(effect.live);
        return;
      case 'set-conference':
        this.#media.setConference(effect.joined);
        return;
      case 'set-heard':
        this.#media.setHeard(effect.heard);
        return;
      case 'send-video':
        void this.#video.show(effect.source);
        return;
      case 'send-tones':
        this.#tones?.send(effect.tones);
        return;
    }
  }

  /** The computer's addresses have changed; `isGone` when one is not there any more. */
  moved(isGone: boolean): void {
    if (isGone || this.#media.current?.isConnected === false) this.offers.recovery.moved();
  }

  /** Releases everything, for good. */
  end(): void {
    this.offers.recovery.stop();
    this.#media.end();
  }
}
