import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Log } from '../../../../main/logging/log.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const now = () => new Date('2026-11-22T10:04:05.678Z');
const MEBIBYTE = 1_048_576;

describe('log', () => {
  it('writes entries with time and level, redacted, after those of earlier runs', () => {
    const folder = temporaryFolder();
    const earlier = new Log(folder, now);
    earlier.info('first');
    earlier.close();
    new Log(folder, now).warn('Authorization: Digest response="0a1b"');
    expect(readFileSync(join(folder, 'parley.log'), 'utf8')).toBe(
      '2026-11-22T10:04:05.678Z info  first\n2026-11-22T10:04:05.678Z warn  Authorization: [redacted]\n',
    );
    expect(statSync(join(folder, 'parley.log')).mode & 0o777).toBe(0o600);
  });

  it.each(['\n', '\r', '\r\n', '\u2028'])('keeps a text with %j from passing for two entries', (lineEnd) => {
    const folder = temporaryFolder();
    new Log(folder, now).info(`a${lineEnd}2026-11-22T10:04:05.678Z error forged`);
    const lines = readFileSync(join(folder, 'parley.log'), 'utf8').split(/[\r\n\u2028]/);
    expect(lines[1]).toBe('    2026-11-22T10:04:05.678Z error forged');
  });

  it('keeps at most 1 MiB and one older file', () => {
    const folder = temporaryFolder();
    const log = new Log(folder, now);
    const text = 'x'.repeat(65_536);
    for (let entry = 0; entry < 40; entry++) log.debug(`${entry} ${text}`);
    expect(readdirSync(folder).sort()).toEqual(['parley.log', 'parley.old.log']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(MEBIBYTE);
    expect(readFileSync(join(folder, 'parley.log'), 'utf8')).toContain('39 x');
  });

  it('turns over at the right size after a restart', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'parley.log'), 'y'.repeat(MEBIBYTE - 10));
    new Log(folder, now).info('new');
    expect(readFileSync(join(folder, 'parley.log'), 'utf8')).toBe('2026-11-22T10:04:05.678Z info  new\n');
  });

  it('logs nothing, and breaks nothing, where it cannot write', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'parley.log'));
    const log = new Log(folder, now);
    log.error('lost');
    log.close();
    expect(readdirSync(folder)).toEqual(['parley.log']);
  });
});
