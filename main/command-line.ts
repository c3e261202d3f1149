import { resolve } from 'node:path';
import { m } from '#messages';
import { CALL_VERBS, type CallVerb } from './desktop/call-verb.ts';
import { isLink, withinOffer } from './links/link.ts';

/** What Parley was started with; folders and files are absolute. */
export interface CommandLine {
  /** Folder of its own for accounts, settings and logs. */
  readonly profile?: string;
  /** Provision file whose accounts are added. */
  readonly provision?: string;
  /** A link to be called, as it was written by whoever wrote it. */
  readonly link?: string;
  /** What the running Parley should do. */
  readonly verb?: CallVerb;
  /** What should be printed instead of starting. */
  readonly print?: 'help' | 'version';
  /** Without a window until somebody asks for it, as at login. */
  readonly hidden?: true;
}

export type ParsedCommandLine = { ok: true; value: CommandLine } | { ok: false; problem: string };

const VALUES = ['profile', 'provision'] as const;
const PRINTS = ['help', 'version'] as const;

/**
 * Reads our options and a link. Everything else is left alone wherever it stands: Electron, Chromium and Node read their
 * switches from the same line. What stands behind a link or `--` is no option: links are hostile, and where a program hands
 * one on without quotes it brings words of its own along.
 */
export function parseCommandLine(argv: readonly string[], workingFolder: string): ParsedCommandLine {
  const firstLink = argv.findIndex((argument) => argument === '--' || isLink(argument));
  const before = firstLink < 0 ? argv : argv.slice(0, firstLink);
  const behind = firstLink < 0 ? [] : argv.slice(firstLink);
  if (behind.some(isOurs)) return problem(m.cli_options_first());

  const profile = valueOf('profile', before);
  const provision = valueOf('provision', before);
  if (profile === null) return problem(m.cli_needs_folder({ option: '--profile' }));
  if (provision === null) return problem(m.cli_needs_file({ option: '--provision' }));

  const links = behind.filter(isLink);
  const verbs = CALL_VERBS.filter((verb) => before.includes(`--${verb}`));
  const print = PRINTS.find((name) => before.includes(`--${name}`));
  const [link] = links;
  const [verb] = verbs;
  if (links.length > 1) return problem(m.cli_one_link());
  if (verbs.length > 1) return problem(m.cli_one_verb());
  if (verb !== undefined && (link !== undefined || provision !== undefined)) {
    return problem(m.cli_verb_alone({ option: `--${verb}` }));
  }
  return {
    ok: true,
    value: {
      ...(profile !== undefined && { profile: resolve(workingFolder, profile) }),
      ...(provision !== undefined && { provision: resolve(workingFolder, provision) }),
      ...(link !== undefined && { link: withinOffer(link) }),
      ...(verb !== undefined && { verb }),
      ...(print !== undefined && { print }),
      ...(before.includes('--hidden') && { hidden: true }),
    },
  };
}

/** `undefined` where the option is not there, `null` where its value is not. The last one holds. */
function valueOf(option: string, argv: readonly string[]): string | null | undefined {
  const index = argv.findLastIndex(
    (argument) => argument === `--${option}` || argument.startsWith(`--${option}=`),
  );
  if (index < 0) return undefined;
  const written = argv[index] ?? '';
  const isJoined = written.includes('=');
  const value = isJoined ? written.slice(written.indexOf('=') + 1) : argv[index + 1];
  return value === undefined || value === '' || (!isJoined && value.startsWith('-')) ? null : value;
}

function isOurs(argument: string): boolean {
  const name = /^--([a-z]+)(?:=|$)/.exec(argument)?.[1] ?? '';
  return [...VALUES, ...CALL_VERBS, ...PRINTS, 'hidden'].some((ours) => ours === name);
}

function problem(words: string): ParsedCommandLine {
  return { ok: false, problem: words };
}
