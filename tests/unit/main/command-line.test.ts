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
    { argv: ['--hidden', '--profile', '/p'], value: { profile: '/p', hidden: true } },
    { argv: ['--hidden-menu', '--not--hidden'], value: {} },
    { argv: ['--profile-directory=Default', '--profiles', 'x'], value: {} },
    { argv: ['--profile', '/a', '--profile', '/b'], value: { profile: '/b' } },
    { argv: ['tel:+4930123'], value: { link: 'tel:+4930123' } },
    { argv: ['/app', 'SIP:alice@example.com'], value: { link: 'SIP:alice@example.com' } },
    { argv: ['--profile', '/p', 'callto:204'], value: { profile: '/p', link: 'callto:204' } },
    { argv: ['--no-sandbox', '/app', '--', 'tel:204'], value: { link: 'tel:204' } },
    { argv: ['--', 'https://example.com'], value: {} },
    { argv: ['tel:204', '--enable-logging', 'x'], value: { link: 'tel:204' } },
    { argv: ['telephone:204', 'mailto:a@b', 'tell'], value: {} },
    { argv: ['--answer'], value: { verb: 'answer' } },
    { argv: ['/app', '--hangup', '--profile=/p'], value: { verb: 'hangup', profile: '/p' } },
    { argv: ['--mute', '--mute'], value: { verb: 'mute' } },
    { argv: ['--help'], value: { print: 'help' } },
    { argv: ['--version'], value: { print: 'version' } },
    { argv: ['--answering', '--mute=1', '-h'], value: {} },
  ])('reads $argv', ({ argv, value }) => {
    expect(parseCommandLine(argv, '/here')).toEqual({ ok: true, value });
  });

  it('keeps the beginning of a link that is too long for any number', () => {
    const parsed = parseCommandLine([`tel:${'1'.repeat(10_000)}`], '/here');
    expect(parsed).toMatchObject({ ok: true, value: { link: `tel:${'1'.repeat(2_044)}` } });
  });

  it.each([
    { argv: ['--profile'], problem: '--profile needs a folder' },
    { argv: ['--profile='], problem: '--profile needs a folder' },
    { argv: ['--profile', 'tel:204'], problem: '--profile needs a folder' },
    { argv: ['--provision', '--no-sandbox'], problem: '--provision needs a file' },
    { argv: ['tel:204', 'tel:205'], problem: 'one link at a time' },
    { argv: ['--answer', '--mute'], problem: 'one of --answer, --hangup and --mute at a time' },
    { argv: ['--answer', 'tel:204'], problem: '--answer goes with nothing but --profile' },
    { argv: ['--mute', '--provision', 'x'], problem: '--mute goes with nothing but --profile' },
    // A link that brings options along, as Windows hands it on
    { argv: ['tel:204', '--provision', '\\\\evil\\f.json'], problem: 'options stand before the link' },
    { argv: ['tel:204', '--profile=/evil'], problem: 'options stand before the link' },
    { argv: ['--', 'tel:204', '--hangup'], problem: 'options stand before the link' },
  ])('refuses $argv', ({ argv, problem }) => {
    expect(parseCommandLine(argv, '/here')).toEqual({ ok: false, problem });
  });
});
