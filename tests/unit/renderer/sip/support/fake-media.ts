import { VideoError } from '../../../../../renderer/media/video-error.ts';
import type { VideoProblem, VideoSource } from '../../../../../renderer/domain/call/video.ts';
import {
  MediaError,
  type MediaProblem,
  type MediaSession,
  type MediaSessionListener,
} from '../../../../../renderer/media/media-session.ts';

export function sdp(name: string, port = 9): string {
  return `v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=${name}\r\nt=0 0\r\nm=audio ${port} UDP/TLS/RTP/SAVPF 0\r\n`;
}

export const video = 'm=video 9 UDP/TLS/RTP/SAVPF 96\r\n';

/** What is shown, and whether the last description of the other side takes it. */
class FakePictures {
  readonly ours = undefined;
  readonly theirs = [];
  readonly steps: (VideoSource | undefined)[] = [];
  shown: VideoSource | undefined;
  fails: VideoProblem | 'given up' | undefined;
  isTaken = false;
  rests = false;

  get isWanted(): boolean {
    return this.isTaken && !this.rests && this.shown !== undefined;
  }

  get isRefused(): boolean {
    return !this.isTaken;
  }

  show(source: VideoSource | undefined): Promise<void> {
    if (this.fails !== undefined)
      return Promise.reject(new VideoError(this.fails === 'given up' ? undefined : this.fails));
    this.steps.push(source);
    this.shown = source;
    return Promise.resolve();
  }
}

/** Media that only keeps the rules of offer and answer, as a peer connection does (RFC 8829 §3.2). */
export class FakeMedia implements MediaSession {
  readonly listener: MediaSessionListener;
  readonly steps: string[] = [];
  readonly tones: string[] = [];
  readonly pictures = new FakePictures();
  isConnected = true;
  canSendTones = true;
  microphone: boolean | undefined;
  held = false;
  inConference = false;
  heard = true;
  closed = false;
  quiet = false;
  fails: MediaProblem | undefined;
  state: 'stable' | 'have-local-offer' = 'stable';
  readonly #name: string;
  #offers = 0;

  constructor(name: string, listener: MediaSessionListener) {
    this.#name = name;
    this.listener = listener;
  }

  warmUp(): void {
    this.steps.push('warm-up');
  }

  createOffer(options: { restart?: boolean } = {}): Promise<string> {
    return this.#step(options.restart === true ? 'offer with restart' : 'offer', () => {
      if (this.state !== 'stable') throw new MediaError('media-failed');
      this.state = 'have-local-offer';
      this.#offers += 1;
      const shown = this.pictures.shown === undefined ? '' : video;
      return sdp(`${this.#name}-offer-${this.#offers}${this.held ? '-held' : ''}`) + shown;
    });
  }

  acceptOffer(offer: string): Promise<string> {
    return this.#step(`accept ${nameOf(offer)}`, () => {
      if (this.state !== 'stable') throw new MediaError('media-failed');
      return sdp(`${this.#name}-answer${this.held ? '-held' : ''}`);
    });
  }

  acceptAnswer(answer: string): Promise<void> {
    return this.#step(`answer ${nameOf(answer)}`, () => {
      if (this.state !== 'have-local-offer') throw new MediaError('media-failed');
      this.state = 'stable';
      this.pictures.isTaken = /^m=video [1-9]/m.test(answer);
      this.pictures.rests = /^m=video [\s\S]*^a=inactive/m.test(answer);
    });
  }

  rollback(): Promise<void> {
    return this.#step('rollback', () => {
      this.state = 'stable';
    });
  }

  setHold(held: boolean): void {
    this.held = held;
  }

  setQuiet(quiet: boolean): void {
    this.quiet = quiet;
  }

  setMicrophone(live: boolean): void {
    this.microphone = live;
  }

  setConference(joined: boolean): void {
    this.inConference = joined;
  }

  setHeard(heard: boolean): void {
    this.heard = heard;
  }

  sendTones(tones: string): Promise<void> {
    this.tones.push(tones);
    return Promise.resolve();
  }

  levels(): Promise<{ inbound: number; packets: number }> {
    return Promise.resolve({ inbound: 0, packets: 0 });
  }

  quality(): Promise<object> {
    return Promise.resolve({});
  }

  flow(): Promise<{ packets: number; isConnected: boolean }> {
    return Promise.resolve({ packets: 0, isConnected: this.isConnected });
  }

  overlay(): void {
    this.steps.push('overlay');
  }

  tap(): () => void {
    return () => undefined;
  }

  close(): void {
    this.closed = true;
  }

  #step<Value>(name: string, action: () => Value): Promise<Value> {
    this.steps.push(name);
    return new Promise((resolve, reject) => {
      if (this.fails !== undefined) reject(new MediaError(this.fails));
      else
        try {
          resolve(action());
        } catch (error) {
          reject(error as Error);
        }
    });
  }
}

function nameOf(description: string): string {
  return /^s=(.*?)\r?$/m.exec(description)?.[1] ?? '';
}
