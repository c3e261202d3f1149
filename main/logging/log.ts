import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from '../../preload/contract/index.ts';
import { redact } from './redact.ts';

export type LogLevel = Input<'log:write'>['level'];

const MAX_BYTES = 1_048_576;

/**
 * `parley.log` in a folder, at most 1 MiB and one older file of that size. Every entry passes `redact`. Entries are
 * written at once, so that the last ones before a crash are there. Where nothing can be written, nothing is logged.
 */
export class Log {
  readonly #folder: string;
  readonly #now: () => Date;
  #file: { descriptor: number; bytes: number } | undefined;

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.#file = this.#open();
    } catch {
      this.#file = undefined;
    }
  }

  error(text: string): void {
    this.write('error', text);
  }

  warn(text: string): void {
    this.write('warn', text);
  }

  info(text: string): void {
    this.write('info', text);
  }

  debug(text: string): void {
    this.write('debug', text);
  }

  write(level: LogLevel, text: string): void {
    if (this.#file === undefined) return;
    // Further lines are indented: a text cannot pass for an entry of its own.
    const lines = redact(text).split(/\r\n|[\r\n\u2028\u2029]/);
    const entry = `${this.#now().toISOString()} ${level.padEnd(5)} ${lines.join('\n    ').trimEnd()}\n`;
    try {
      if (this.#file.bytes > 0 && this.#file.bytes + Buffer.byteLength(entry) > MAX_BYTES) this.#turnOver();
      this.#file.bytes += writeSync(this.#file.descriptor, entry);
    } catch {
      this.#file = undefined;
    }
  }

  close(): void {
    if (this.#file) closeSync(this.#file.descriptor);
    this.#file = undefined;
  }

  #open(): { descriptor: number; bytes: number } {
    const descriptor = openSync(join(this.#folder, 'parley.log'), 'a', 0o600);
    return { descriptor, bytes: fstatSync(descriptor).size };
  }

  #turnOver(): void {
    if (this.#file) closeSync(this.#file.descriptor);
    renameSync(join(this.#folder, 'parley.log'), join(this.#folder, 'parley.old.log'));
    this.#file = this.#open();
  }
}
