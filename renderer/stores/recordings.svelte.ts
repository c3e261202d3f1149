import { SvelteMap } from 'svelte/reactivity';
import type { Bridge, RecordingChannels, Settings, SettingsChange } from '../../preload/contract/index.ts';
import type { Call, CallId } from '../domain/call/call.ts';
import { isAttended, withConference } from '../domain/call/attention.ts';
import type { CallSound } from '../media/call-sound.ts';
import { CallRecording, type Record, type RecordingState } from './call-recording.svelte.ts';

interface Dependencies {
  readonly bridge: Bridge;
  readonly calls: () => readonly Call[];
  readonly soundOf: (call: Pick<Call, 'id' | 'accountId'>) => CallSound | undefined;
  readonly nameOf: (call: Call) => string;
  readonly record: Record;
  /** Lets these hear that they are recorded, until the returned function ends that. */
  readonly announce: (sounds: () => readonly CallSound[]) => () => void;
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

  /** Whether who is recorded hears a tone. */
  get hasTone(): boolean {
    return this.#settings.policy?.recordingTone ?? this.#settings.recordingTone ?? false;
  }

  /** Whether an administrator has decided about the tone. */
  get isToneFixed(): boolean {
    return this.#settings.policy?.recordingTone !== undefined;
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

  async choose(choice: Pick<SettingsChange, 'recordingChannels' | 'recordingTone'>): Promise<void> {
    const answer = await this.#dependencies.bridge.request('settings:change', choice);
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
    if (this.isRunning(call.id)) void this.stop(call.id);
    else this.#begin(call);
  }

  /** Where the former call is recorded, this one is instead, into a file of its own: it is another who is spoken with. */
  goOn(former: CallId, call: Call): void {
    if (!this.isRunning(former)) return;
    void this.stop(former);
    this.#begin(call);
  }

  /** Resolves when what was recorded until now is kept. */
  async stop(id: CallId): Promise<void> {
    await this.#all.get(id)?.stop();
  }

  /** Resolves when nothing is recorded any more. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#all.values()].map((recording) => recording.stop()));
  }

  #begin(call: Call): void {
    const { announce, bridge, nameOf, record, soundOf } = this.#dependencies;
    const sound = soundOf(call);
    if (sound === undefined) return;
    const { channels } = this;
    const party = nameOf(call);
    const tone = this.hasTone && { announce: () => announce(() => this.#heardWith(call.id)) };
    this.#all.set(call.id, new CallRecording({ bridge, record, sound, channels, party, ...tone }));
  }

  /** Whoever is heard in the call's recording: in a conference all of it, and nobody who waits. */
  #heardWith(id: CallId): readonly CallSound[] {
    const { calls, soundOf } = this.#dependencies;
    return withConference(calls(), id)
      .filter(isAttended)
      .flatMap((call) => soundOf(call) ?? []);
  }
}
