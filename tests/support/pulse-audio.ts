/** A sound server of a test's own, whose devices are plugged and unplugged by word. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Amplitude, of 32 768, above which something is heard. */
const HEARD = 600;

export class PulseAudio {
  readonly env: NodeJS.ProcessEnv;
  readonly #folder: string;
  readonly #processes: ChildProcess[] = [];
  readonly #modules = new Map<string, string[]>();
  readonly #ears = new Map<string, ChildProcess[]>();

  private constructor(folder: string) {
    this.#folder = folder;
    this.env = {
      PULSE_SERVER: `unix:${folder}/socket`,
      PULSE_RUNTIME_PATH: folder,
      PULSE_STATE_PATH: folder,
    };
  }

  static async start(): Promise<PulseAudio> {
    const pulse = new PulseAudio(await mkdtemp(join(tmpdir(), 'parley-pulse-')));
    const { PULSE_SERVER = '' } = pulse.env;
    const socket = PULSE_SERVER.replace('unix:', 'socket=');
    const options = [
      '-n',
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--use-pid-file=no',
      '--log-target=stderr',
    ];
    pulse.#spawn('pulseaudio', [
      ...options,
      '--load',
      `module-native-protocol-unix auth-anonymous=1 ${socket}`,
      '--load',
      'module-null-sink sink_name=voice',
    ]);
    await pulse.#ready();
    return pulse;
  }

  /**
   * Microphones hear these samples (mono, 48 kHz) again and again. To be called when there is another default: streams
   * move away with what was it.
   */
  speak(samples: Int16Array): void {
    const pcm = new Uint8Array(samples.buffer);
    const voice = this.#spawn('pacat', ['--device=voice', '--rate=48000', '--channels=1', '--format=s16le']);
    const again = (error?: Error | null): void => {
      if (!error) voice.stdin?.write(pcm, again);
    };
    voice.stdin?.on('error', () => undefined);
    again();
  }

  /** A device with a speaker and a microphone that hears the voice. */
  async plug(name: string): Promise<void> {
    const label = (text: string) => `"device.description='${text}'"`;
    this.#modules.set(name, [
      await this.#load('module-null-sink', `sink_name=${name}`, `sink_properties=${label(name)}`),
      await this.#load(
        'module-remap-source',
        'master=voice.monitor',
        `source_name=${name}-microphone`,
        `source_properties=${label(`${name} microphone`)}`,
      ),
    ]);
  }

  async unplug(name: string): Promise<void> {
    // The sound server would move them to its default, where they hear sound whatever Parley does.
    for (const ear of this.#ears.get(name) ?? []) ear.kill('SIGKILL');
    for (const module of this.#modules.get(name) ?? []) await this.#pactl('unload-module', module);
  }

  /** Makes it the system's default. */
  async prefer(name: string): Promise<void> {
    await this.#pactl('set-default-sink', name);
    await this.#pactl('set-default-source', `${name}-microphone`);
  }

  /** Resolves when something comes out of the device's speaker from now on. */
  async sounds(name: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const ear = this.#hear(name, () => {
        ear.removeAllListeners('exit');
        ear.kill();
        resolve();
      });
      ear.once('exit', (code) => reject(new Error(`nothing heard of ${name}: parec ended with ${code}`)));
    });
  }

  /** Tells for how many ms at most none of these devices has sounded since the first sound of them. */
  listen(...names: readonly string[]): () => number {
    let last: number | undefined;
    let longest = 0;
    const heard = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - (last ?? now));
      last = now;
    };
    for (const name of names) this.#hear(name, heard);
    return () => {
      if (last === undefined) throw new Error('nothing was heard');
      return Math.max(longest, performance.now() - last);
    };
  }

  #hear(name: string, onSound: () => void): ChildProcess {
    const ear = this.#spawn('parec', [
      `--device=${name}.monitor`,
      '--rate=8000',
      '--channels=1',
      '--format=s16le',
      '--latency-msec=20',
    ]);
    ear.stdout?.on('data', (chunk: Buffer) => {
      const samples = Array.from({ length: chunk.length >> 1 }, (_, n) => chunk.readInt16LE(n * 2));
      if (samples.some((sample) => Math.abs(sample) > HEARD)) onSound();
    });
    this.#ears.set(name, [...(this.#ears.get(name) ?? []), ear]);
    return ear;
  }

  async stop(): Promise<void> {
    for (const process of this.#processes.reverse()) process.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Whether anything is played on the device now. */
  async isUsed(name: string): Promise<boolean> {
    const [sinks, inputs] = await Promise.all([
      this.#pactl('list', 'short', 'sinks'),
      this.#pactl('list', 'short', 'sink-inputs'),
    ]);
    const sink = sinks
      .split('\n')
      .map((line) => line.split('\t'))
      .find((fields) => fields[1] === name);
    return sink !== undefined && inputs.split('\n').some((line) => line.split('\t')[1] === sink[0]);
  }

  #spawn(program: string, args: readonly string[]): ChildProcess {
    const child = spawn(program, args, {
      env: { ...process.env, ...this.env },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#processes.push(child);
    return child;
  }

  async #load(...args: readonly string[]): Promise<string> {
    return (await this.#pactl('load-module', ...args)).trim();
  }

  async #pactl(...args: readonly string[]): Promise<string> {
    return (await run('pactl', args, { env: { ...process.env, ...this.env } })).stdout;
  }

  async #ready(): Promise<void> {
    const [server] = this.#processes;
    while (server?.exitCode === null) {
      const answer = await this.#pactl('info').catch(() => undefined);
      if (answer !== undefined) return;
    }
    throw new Error(`pulseaudio ended with ${server?.exitCode}`);
  }
}
