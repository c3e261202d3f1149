import { mkdir, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sound } from '../audio/sound.ts';
import { fillIn } from './filled-in.ts';
import { netstrings } from './netstring.ts';
import { isOpen } from './open-port.ts';
import { LabProcess } from './process.ts';
import { aorOf, type UserName, users } from './users.ts';
import { Wire } from './wire.ts';

export interface DeskPhoneOptions {
  readonly user: UserName;
  /** What its person says, in Hz. */
  readonly tone: number;
  readonly folder: string;
  readonly server: string;
  /** The first of `portsOfDeskPhone`. */
  readonly port: number;
}

/** SIP, SIP over TLS, its keys and display; and from the fourth on, pairs of RTP and RTCP. */
export const portsOfDeskPhone = 20;

/** One line of the phone's display. */
interface PhoneEvent {
  readonly type: string;
  readonly param: string;
}

/** baresip: a classic desk phone with G.711 over UDP. It rings until told to answer. */
export class DeskPhone {
  readonly #process: LabProcess;
  readonly #control: Socket;
  readonly #wire: Wire;
  readonly #events: PhoneEvent[] = [];

  private constructor(process: LabProcess, control: Socket, wire: Wire) {
    this.#process = process;
    this.#control = control;
    this.#wire = wire;
    const read = netstrings((text) => {
      const message = JSON.parse(text) as Partial<PhoneEvent>;
      if (message.type !== undefined) this.#events.push({ type: message.type, param: message.param ?? '' });
    });
    control.setEncoding('utf8').on('data', (text: string) => read(text));
    control.on('error', () => undefined);
  }

  static async start(options: DeskPhoneOptions): Promise<DeskPhone> {
    const { user, tone, folder, server, port } = options;
    await mkdir(folder, { recursive: true });
    const control = port + 2;
    const sound = { first: port + 4, last: port + portsOfDeskPhone - 1 };
    await fillIn('baresip/config', join(folder, 'config'), {
      SIP_PORT: String(port),
      CONTROL_PORT: String(control),
      TONE: String(tone),
      RTP_PORTS: `${sound.first}-${sound.last}`,
      MODULES: '/usr/lib/baresip/modules',
    });
    const account =
      `<${aorOf(user)};transport=udp>;auth_user=${user};auth_pass=${users[user]};answermode=manual;` +
      `outbound="sip:${server}:5060;transport=udp";regint=10;audio_codecs=PCMU/8000/1,PCMA/8000/1`;
    await writeFile(join(folder, 'accounts'), `${account}\n`);
    await writeFile(join(folder, 'contacts'), '');
    const process = new LabProcess({
      command: 'baresip',
      args: ['-f', folder, '-s'],
      folder,
      log: join(folder, 'baresip.log'),
    });
    await process.readyWhen(() => isOpen(control, '127.0.0.1'));
    const socket = connect({ port: control, host: '127.0.0.1' });
    return new DeskPhone(process, socket, new Wire(sound));
  }

  readyWhen(isReady: () => Promise<boolean>): Promise<void> {
    return this.#process.readyWhen(isReady);
  }

  dial(user: string): void {
    this.#command('dial', aorOf(user));
  }

  answer(): void {
    this.#command('accept');
  }

  /** Ends a call; refuses it as busy where it only rings. */
  hangUp(): void {
    this.#command('hangup');
  }

  hold(): void {
    this.#command('hold');
  }

  resume(): void {
    this.#command('resume');
  }

  /** Asks the other side to call somebody else (RFC 3515). */
  transfer(user: string): void {
    this.#command('transfer', aorOf(user));
  }

  /** Resolves at the phone's next event of a type that was not waited for yet, such as `CALL_ESTABLISHED`. */
  async waitFor(type: string): Promise<string> {
    const limit = performance.now() + 10_000;
    for (;;) {
      const index = this.#events.findIndex((event) => event.type === type);
      if (index >= 0) return this.#events.splice(0, index + 1).at(-1)?.param ?? '';
      if (performance.now() > limit)
        throw new Error(`The desk phone saw ${this.#seen()} and no ${type} in 10 s`);
      await pause(20);
    }
  }

  /** What has reached it in the last 0.7 s. */
  heard(): Promise<Sound> {
    return this.#wire.heard();
  }

  async stop(): Promise<void> {
    this.#control.destroy();
    await this.#process.stop();
  }

  #command(command: string, params?: string): void {
    const text = JSON.stringify({ command, ...(params === undefined ? {} : { params }) });
    this.#control.write(`${Buffer.byteLength(text)}:${text},`);
  }

  #seen(): string {
    return this.#events.map(({ type }) => type).join(', ') || 'nothing';
  }
}
