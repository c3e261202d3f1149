import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { certificates } from './certificates.ts';
import { inLab } from './filled-in.ts';
import { isOpen } from './open-port.ts';
import { LabProcess } from './process.ts';
import { aorOf, domain, users } from './users.ts';

const run = promisify(execFile);

export interface KamailioOptions {
  readonly folder: string;
  readonly address: string;
  /** The gateway to the telephone network: its requests are trusted, numbers go to it. */
  readonly gateway: string;
}

/** What a test may want to be otherwise. */
export interface KamailioSettings {
  /** The longest registration granted, in s. */
  readonly maxExpires?: number;
  /** How long a call may ring, in ms. */
  readonly noAnswer?: number;
  /** PEM file with certificate and key, for wss. */
  readonly certificate?: string;
}

export interface Binding {
  readonly contact: string;
  /** Of the REGISTER that made it last. */
  readonly cseq: number;
}

/** Kamailio with kamailio.cfg. */
export class Kamailio {
  readonly #options: KamailioOptions;
  #process: LabProcess | undefined;

  constructor(options: KamailioOptions) {
    this.#options = options;
  }

  get plainUrl(): string {
    return `ws://${this.#options.address}:5066/ws`;
  }

  get secureUrl(): string {
    return `wss://${this.#options.address}:5067/ws`;
  }

  /** Makes the database with the users. */
  async prepare(): Promise<void> {
    const schema = ['standard', 'auth_db', 'msilo', 'imc', 'presence'].map((part) =>
      readFile(`/usr/share/kamailio/db_sqlite/${part}-create.sql`, 'utf8'),
    );
    const subscribers = Object.entries(users).map(
      ([user, password]) =>
        `INSERT INTO subscriber(username,domain,password) VALUES('${user}','${domain}','${password}');`,
    );
    const sql = [...(await Promise.all(schema)), ...subscribers].join('\n');
    const making = run('sqlite3', [join(this.#options.folder, 'office.db')]);
    making.child.stdin?.end(sql);
    await making;
  }

  async start(settings: KamailioSettings = {}): Promise<void> {
    const { folder, address, gateway } = this.#options;
    const words = {
      SIP_ADDRESS: address,
      GATEWAY_ADDRESS: gateway,
      RUN_FOLDER: folder,
      CERTIFICATE: settings.certificate ?? certificates.trusted,
      NO_ANSWER: String(settings.noAnswer ?? 60_000),
      MAX_EXPIRES: String(settings.maxExpires ?? 3600),
    };
    const substitutions = Object.entries(words).flatMap(([word, value]) => [
      '--substdef',
      `!${word}!${value}!g`,
    ]);
    const started = new LabProcess({
      command: 'kamailio',
      args: [
        '-DD',
        '-E',
        '-f',
        inLab('kamailio.cfg'),
        '-w',
        folder,
        '-Y',
        folder,
        '-m',
        '64',
        '-M',
        '4',
        ...substitutions,
      ],
      folder,
      log: join(folder, 'kamailio.log'),
    });
    this.#process = started;
    await started.readyWhen(
      async () => (await this.#rpc('core.uptime')) !== '' && (await isOpen(5066, address)),
    );
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  /** Ends it at once and brings it up again, with nothing left in memory. */
  async restart(settings?: KamailioSettings): Promise<void> {
    await this.#process?.kill();
    await this.start(settings);
  }

  /** The Contacts bound to a user now. */
  async bindings(user: string): Promise<readonly Binding[]> {
    const answer = await this.#rpc('ul.lookup', 'location', aorOf(user).slice('sip:'.length)).catch(() => '');
    const contacts = [...answer.matchAll(/Address: (\S+)/g)];
    const cseqs = [...answer.matchAll(/CSeq: (\d+)/g)];
    return contacts.map(([, contact = ''], index) => ({ contact, cseq: Number(cseqs[index]?.[1]) }));
  }

  async #rpc(...command: string[]): Promise<string> {
    const socket = `unix:${join(this.#options.folder, 'kamailio.ctl')}`;
    return (await run('kamcmd', ['-s', socket, ...command])).stdout;
  }
}
