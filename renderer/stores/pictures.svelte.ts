import type { Bridge, ScreenSource } from '../../preload/contract/index.ts';
import type { Call, CallId } from '../domain/call/call.ts';
import type { VideoEvent } from '../domain/call/video.ts';
import type { CallPictures } from '../media/call-pictures.ts';
import type { Lines } from './lines.ts';

interface Dependencies {
  readonly bridge: Bridge;
  readonly calls: { decide(id: CallId, event: VideoEvent): void };
  readonly lines: Pick<Lines, 'of'>;
}

/** The person is asked what to show in a call. */
export interface ScreenQuestion {
  readonly call: CallId;
  readonly sources: readonly ScreenSource[];
}

/** What the person shows in calls, and sees. */
export class Pictures {
  readonly #dependencies: Dependencies;
  #question = $state.raw<ScreenQuestion>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  get question(): ScreenQuestion | undefined {
    return this.#question;
  }

  of({ id, accountId }: Call): CallPictures | undefined {
    return this.#dependencies.lines.of(accountId)?.picturesOf(id);
  }

  /** Camera on, or off. */
  toggleCamera({ id, video }: Call): void {
    if (video?.ours === 'camera') this.#decide(id, { type: 'hide-video' });
    else this.#decide(id, { type: 'show-video', source: 'camera' });
  }

  /** A screen or a window, which the person is asked for here or by the system; or no more of it. */
  async toggleScreen({ id, video }: Call): Promise<void> {
    if (video?.ours === 'screen') {
      this.#decide(id, { type: 'hide-video' });
      return;
    }
    if (video?.isChanging === true) return;
    const answer = await this.#dependencies.bridge.request('screens:list', undefined);
    if (!answer.ok) return;
    if (answer.value === null) this.#decide(id, { type: 'show-video', source: 'screen' });
    else this.#question = { call: id, sources: answer.value };
  }

  /** What the person has chosen; undefined where they want to show nothing after all. */
  async choose(source: ScreenSource | undefined): Promise<void> {
    const call = this.#question?.call;
    this.#question = undefined;
    if (source === undefined || call === undefined) return;
    await this.#dependencies.bridge.request('screens:choose', { id: source.id });
    this.#decide(call, { type: 'show-video', source: 'screen' });
  }

  #decide(id: CallId, event: VideoEvent): void {
    this.#dependencies.calls.decide(id, event);
  }
}
