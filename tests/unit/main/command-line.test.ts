import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../main/command-line.ts';

describe('command line', () => {
  it.each([
    { argv: [], value: {} },
    { argv: ['/app'], value: {} },
    {
      argv: ['--profile', 'p', '--provision', 'f.json'],
      value: { profile: '/here/p', provision: '/here/f.json' },
    },
    { argv: ['--provision=/etc/f.json'], value: { provision: '/etc/f.json' } },
    { argv: ['--profile=/a=b'], value: { profile: '/a=b' } },
    {
      argv: ['--inspect=0', '--no-sandbox', '/app', '--profile', '/p', '--use-fake-device-for-media-stream'],
      value: { profile: '/p' },
    },
    { argv: ['--profile-directory=Default', '--profiles', 'x'], value: {} },
    { argv: ['--profile', '/a', '--profile', '/b'], value: { profile: '/b' } },
  ])('reads $argv', ({ argv, value }) => {
    expect(parseCommandLine(argv, '/here')).toEqual({ ok: true, value });
  });

  it.each([
    { argv: ['--profile'], problem: '--profile needs a folder' },
    { argv: ['--profile='], problem: '--profile needs a folder' },
    { argv: ['--provision', '--no-sandbox'], problem: '--provision needs a file' },
  ])('refuses $argv', ({ argv, problem }) => {
    expect(parseCommandLine(argv, '/here')).toEqual({ ok: false, problem });
  });
});
