import {
  done,
  failed,
  type Answer,
  type Bridge,
  type Failure,
  type Ringtone,
  type Settings,
} from '../../preload/contract/index.ts';

interface Dependencies {
  readonly bridge: Bridge;
  /** Whether the browser can play the bytes of a file. */
  readonly canPlay: (file: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  /** Lets the person hear what it is like. */
  readonly preview: (ringtone: Ringtone) => void;
  /** An own file is gone. */
  readonly forget: (file: string) => void;
}

/** What rings: for all calls, for those of an account, and the person's own sound files. */
export class Ringtones {
  readonly #dependencies: Dependencies;
  #files = $state.raw<readonly string[]>([]);
  #settings = $state.raw<Pick<Settings, 'ringtone' | 'ringtones'>>({});

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Names of own files. */
  get files(): readonly string[] {
    return this.#files;
  }

  get usual(): Ringtone {
    return this.#settings.ringtone ?? 'classic';
  }

  /** What was chosen for the account; undefined for the usual. */
  ofAccount(accountId: string): Ringtone | undefined {
    return this.#settings.ringtones?.[accountId];
  }

  /**
   * The one to ring with, and those in its place where its file is gone or cannot be played.
   * @param personal what was chosen for the caller
   */
  for(accountId: string, personal?: Ringtone): readonly Ringtone[] {
    return [personal, this.ofAccount(accountId), this.usual].filter((ringtone) => ringtone !== undefined);
  }

  async load(): Promise<void> {
    const { bridge } = this.#dependencies;
    const [settings, files] = await Promise.all([
      bridge.request('settings:read', undefined),
      bridge.request('ringtones:list', undefined),
    ]);
    if (settings.ok) this.#settings = settings.value;
    if (files.ok) this.#files = files.value;
  }

  choose(ringtone: Ringtone): void {
    this.preview(ringtone);
    void this.#change({ ringtone });
  }

  /** Undefined: the usual. */
  chooseFor(accountId: string, ringtone: Ringtone | undefined): void {
    if (ringtone !== undefined) this.preview(ringtone);
    const { [accountId]: _former, ...others } = this.#settings.ringtones ?? {};
    void this.#change({ ringtones: { ...others, ...(ringtone !== undefined && { [accountId]: ringtone }) } });
  }

  preview(ringtone: Ringtone): void {
    this.#dependencies.preview(ringtone);
  }

  /** Lets the person choose a file; the name of its copy, null where they choose none. What cannot be played is not kept. */
  async add(): Promise<Answer<string | null>> {
    const { bridge, canPlay } = this.#dependencies;
    const chosen = await bridge.request('ringtones:choose', undefined);
    if (!chosen.ok) return chosen;
    if (chosen.value === null) return done(null);
    const { name, bytes } = chosen.value;
    if (!(await canPlay(bytes))) return failed('sound-unusable', name);
    const added = await bridge.request('ringtones:add', undefined);
    if (added.ok) this.#files = [...this.#files, added.value].toSorted();
    return added;
  }

  /** Whoever had it rings as their account or as usual from then on. */
  async remove(file: string): Promise<Failure | undefined> {
    const { bridge, forget } = this.#dependencies;
    const removed = await bridge.request('ringtones:remove', { file });
    if (!removed.ok) return removed.failure;
    forget(file);
    this.#files = this.#files.filter((other) => other !== file);
    return undefined;
  }

  /** Undefined where it is gone. */
  async read(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const answer = await this.#dependencies.bridge.request('ringtones:read', { file });
    return answer.ok ? answer.value : undefined;
  }

  async #change(change: Pick<Settings, 'ringtone' | 'ringtones'>): Promise<void> {
    // Where it cannot be kept, the choice still holds for this run.
    this.#settings = { ...this.#settings, ...change };
    await this.#dependencies.bridge.request('settings:change', change);
  }
}
