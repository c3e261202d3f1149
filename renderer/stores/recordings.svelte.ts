import { SvelteMap } from 'svelte/reactivity';
import type { Bridge, Failure, RecordingChannels, Settings } from '../../preload/contract/index.ts';
import type { Call, CallId } from '../domain/call/call.ts';
import type { CallRecorder } from '../media/call-recorder.ts';
import type { CallSound } from '../media/call-sound.ts';

/** What became of the recording of a call. */
export type RecordingState =
  | { readonly name: 'starting' | 'running' }
  | { readonly name: 'saved'; readonly file: string }
  | { readonly name: 'failed'; readonly failure: Failure };

interface Dependencies {
  readonly bridge: Bridge;
  readonly soundOf: (call: Pick<Call, 'id' | 'accountId'>) => CallSound | undefined;
  readonly nameOf: (call: Call) => string;
  readonly record: (
    sound: CallSound,
    channels: RecordingChannels,
    onPart: (part: Uint8Array<ArrayBuffer>) => Promise<void>,
  ) => CallRecorder;
}

/** Calls that are recorded: each part is in its file as it comes. */
export class Recordings {
  readonly #dependencies: Dependencies;
  readonly #states = new SvelteMap<CallId, RecordingState>();
  // Nothing is shown of it, so it need not be reactive.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #stops = new Map<CallId, () => Promise<void>>();
  #settings = $state.raw<Settings>({});
  #folder = $state('');

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Whether an administrator has decided that no call is recorded. */
  get isOff(): boolean {
    return this.#settings.policy?.recording === 'off';
  }

  get channels(): RecordingChannels {
    return this.#settings.recordingChannels ?? 'together';
  }

  /** Path of the folder of the files. */
  get folder(): string {
    return this.#folder;
  }

  of(id: CallId): RecordingState | undefined {
    return this.#states.get(id);
  }

  isRunning(id: CallId): boolean {
    const name = this.of(id)?.name;
    return name === 'starting' || name === 'running';
  }

  async load(): Promise<void> {
    const { bridge } = this.#dependencies;
    const settings = await bridge.request('settings:read', undefined);
    if (settings.ok) this.#settings = settings.value;
    const folder = await bridge.request('recordings:folder', undefined);
    if (folder.ok) this.#folder = folder.value;
  }

  async choose(recordingChannels: RecordingChannels): Promise<void> {
    const answer = await this.#dependencies.bridge.request('settings:change', { recordingChannels });
    if (answer.ok) this.#settings = answer.value;
  }

  async chooseFolder(): Promise<void> {
    const answer = await this.#dependencies.bridge.request('recordings:choose-folder', undefined);
    if (answer.ok) this.#folder = answer.value;
  }

  toggle(call: Call): Promise<void> {
    return this.isRunning(call.id) ? this.stop(call.id) : this.#start(call);
  }

  /** What was recorded until now is kept. */
  async stop(id: CallId): Promise<void> {
    const stop = this.#stops.get(id);
    this.#stops.delete(id);
    await stop?.();
  }

  async showFolder(): Promise<void> {
    await this.#dependencies.bridge.request('recordings:show', undefined);
  }

  async #start(call: Call): Promise<void> {
    const { bridge, nameOf, record, soundOf } = this.#dependencies;
    const { id } = call;
    this.#states.set(id, { name: 'starting' });
    let isOver = false;
    this.#stops.set(id, async () => {
      isOver = true;
    });
    const begun = await bridge.request('recordings:begin', { party: nameOf(call) });
    if (!begun.ok) {
      this.#stops.delete(id);
      this.#states.set(id, { name: 'failed', failure: begun.failure });
      return;
    }
    const { id: recording, file } = begun.value;
    const finish = async (): Promise<void> => {
      const ended = await bridge.request('recordings:end', { id: recording });
      if (this.of(id)?.name === 'failed') return;
      this.#states.set(id, ended.ok ? { name: 'saved', file } : { name: 'failed', failure: ended.failure });
    };
    const sound = soundOf(call);
    if (isOver || sound === undefined) {
      await finish();
      return;
    }
    const recorder = record(sound, this.channels, async (part) => {
      if (this.of(id)?.name === 'failed') return;
      const kept = await bridge.request('recordings:append', { id: recording, part });
      if (kept.ok) return;
      this.#states.set(id, { name: 'failed', failure: kept.failure });
      void this.stop(id);
    });
    this.#states.set(id, { name: 'running' });
    this.#stops.set(id, async () => {
      await recorder.stop();
      await finish();
    });
  }
}
