import { SvelteMap } from 'svelte/reactivity';
import type { Bridge, RecordingChannels, Settings } from '../../preload/contract/index.ts';
import type { Call, CallId } from '../domain/call/call.ts';
import type { CallSound } from '../media/call-sound.ts';
import { CallRecording, type Record, type RecordingState } from './call-recording.svelte.ts';

interface Dependencies {
  readonly bridge: Bridge;
  readonly soundOf: (call: Pick<Call, 'id' | 'accountId'>) => CallSound | undefined;
  readonly nameOf: (call: Call) => string;
  readonly record: Record;
}

/** Calls that are recorded, and what is wanted of it. */
export class Recordings {
  readonly #dependencies: Dependencies;
  readonly #all = new SvelteMap<CallId, CallRecording>();
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

  /** What became of the call's last recording. */
  of(id: CallId): RecordingState | undefined {
    return this.#all.get(id)?.state;
  }

  isRunning(id: CallId): boolean {
    return this.#all.get(id)?.isRunning ?? false;
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

  async showFolder(): Promise<void> {
    await this.#dependencies.bridge.request('recordings:show', undefined);
  }

  toggle(call: Call): void {
    if (this.isRunning(call.id)) {
      void this.stop(call.id);
      return;
    }
    const { bridge, nameOf, record, soundOf } = this.#dependencies;
    const sound = soundOf(call);
    if (sound === undefined) return;
    const { channels } = this;
    this.#all.set(call.id, new CallRecording({ bridge, record, sound, channels, party: nameOf(call) }));
  }

  /** Resolves when what was recorded until now is kept. */
  async stop(id: CallId): Promise<void> {
    await this.#all.get(id)?.stop();
  }

  /** Resolves when nothing is recorded any more. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#all.values()].map((recording) => recording.stop()));
  }
}
