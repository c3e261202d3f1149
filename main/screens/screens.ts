import { done, type Answer, type ScreenSource } from '../../preload/contract/index.ts';

/** What Electron's `desktopCapturer` gives of each screen and window. */
interface Captured {
  readonly id: string;
  readonly name: string;
  readonly thumbnail: { isEmpty(): boolean; toPNG(): Uint8Array };
}

interface Dependencies<Source extends Captured> {
  /** Whether the system lets the person choose, in a dialog of its own. */
  readonly systemAsks: boolean;
  /** All that can be shown; where the system asks, what the person has chosen there. */
  readonly capture: (size: { width: number; height: number }) => Promise<readonly Source[]>;
  readonly after: (ms: number, callback: () => void) => () => void;
}

const picture = { width: 320, height: 180 };
const noPicture = { width: 0, height: 0 };
const longestName = 1_024;
const choiceHoldsMs = 10_000;

/** What can be shown to others, and which of it the person wants to show. */
export class Screens<Source extends Captured> {
  readonly #dependencies: Dependencies<Source>;
  #chosen: string | undefined;
  #forget: (() => void) | undefined;

  constructor(dependencies: Dependencies<Source>) {
    this.#dependencies = dependencies;
  }

  /** Null where the system asks; nothing where it lets nothing be shown. */
  async list(): Promise<Answer<ScreenSource[] | null>> {
    if (this.#dependencies.systemAsks) return done(null);
    const sources = await this.#dependencies.capture(picture).catch(() => []);
    return done(sources.map(screenSourceOf));
  }

  /** What the next page that asks is given, once; forgotten where none asks soon. */
  choose(id: string): Answer<void> {
    this.#forget?.();
    this.#chosen = id;
    this.#forget = this.#dependencies.after(choiceHoldsMs, () => {
      this.#chosen = undefined;
    });
    return done();
  }

  /** What a page may show that asks now; undefined where the person has chosen nothing, or it is not there any more. */
  async take(): Promise<Source | undefined> {
    const { systemAsks, capture } = this.#dependencies;
    const chosen = this.#chosen;
    this.#chosen = undefined;
    this.#forget?.();
    if (!systemAsks && chosen === undefined) return undefined;
    const sources = await capture(noPicture).catch(() => []);
    return systemAsks ? sources[0] : sources.find(({ id }) => id === chosen);
  }
}

function screenSourceOf({ id, name, thumbnail }: Captured): ScreenSource {
  return {
    id,
    kind: id.startsWith('screen:') ? 'screen' : 'window',
    name: name.slice(0, longestName),
    picture: thumbnail.isEmpty() ? new Uint8Array() : new Uint8Array(thumbnail.toPNG()),
  };
}
