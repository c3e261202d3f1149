import { mkdir, writeFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LaunchOptions } from '../support/launch-options.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import type { Series } from './statistics.ts';

export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly parley: Series;
  readonly baseline?: { readonly name: string; readonly series: Series };
  readonly aim?: { readonly text: string; readonly met: boolean };
}

export interface IceServer {
  readonly urls: string;
  readonly username?: string;
  readonly credential?: string;
}

interface LaunchSettings {
  readonly iceServer?: IceServer;
  /** Their names at the switchboard. */
  readonly colleagues?: readonly string[];
}

/** What every measurement needs, and the table that it adds to. */
export class Bench {
  readonly rows: Row[] = [];
  readonly times: number;
  readonly folder: string;
  readonly board: Switchboard;

  constructor(times: number, folder: string, board: Switchboard) {
    this.times = times;
    this.folder = folder;
    this.board = board;
  }

  row(row: Row): void {
    this.rows.push(row);
  }

  /** How to start Parley with a profile of its own, registered at the switchboard. */
  launch(name: string, { iceServer, colleagues = [] }: LaunchSettings = {}): LaunchOptions {
    const provision = join(this.folder, `${name}.json`);
    const account = {
      name: 'Bench',
      aor: `sip:you@${this.#host}`,
      password: 'bench',
      servers: [this.board.url],
      ...(iceServer === undefined ? {} : { iceServers: [iceServer] }),
    };
    const contacts = colleagues.map((address) => ({ name: `Colleague ${address}`, address }));
    writeFileSync(provision, JSON.stringify({ accounts: [account], contacts }));
    return { profile: join(this.folder, name), provision };
  }

  /** The same user for the bare page. */
  get barePage(): Record<string, string> {
    return { host: this.#host, user: 'you', password: 'bench', server: this.board.url };
  }

  print(): void {
    const lines = this.rows.map((row) => [
      row.name,
      shown(row.parley, row.unit),
      row.baseline === undefined ? '–' : `${shown(row.baseline.series, row.unit)} (${row.baseline.name})`,
      row.aim === undefined ? '–' : `${row.aim.text}: ${row.aim.met ? 'met' : 'MISSED'}`,
    ]);
    const head = ['measured (median, min–max)', 'Parley', 'baseline', 'aim'];
    console.log(
      [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    );
  }

  async write(path: string, facts: Record<string, unknown>): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${JSON.stringify({ ...facts, rows: this.rows }, null, 2)}\n`);
  }

  get #host(): string {
    return new URL(this.board.url).hostname;
  }
}

function shown(series: Series, unit: string): string {
  const digits = unit !== 'ms' ? 1 : series.median < 10 ? 2 : 0;
  const [median, min, max] = [series.median, series.min, series.max].map((value) => value.toFixed(digits));
  return series.count === 1 ? `${median} ${unit}` : `${median} ${unit} (${min}–${max})`;
}
