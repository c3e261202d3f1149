import { resolve } from 'node:path';

/** What Parley was started with; folders and files are absolute. */
export interface CommandLine {
  /** Folder of its own for accounts, settings and logs. */
  readonly profile?: string;
  /** Provision file whose accounts are added. */
  readonly provision?: string;
}

export type ParsedCommandLine = { ok: true; value: CommandLine } | { ok: false; problem: string };

const OPTIONS = ['profile', 'provision'] as const;

/**
 * Reads `--profile DIR` and `--provision FILE`, also written with `=`. Everything else is left alone wherever it stands:
 * Electron, Chromium and Node read their switches from the same line.
 */
export function parseCommandLine(argv: readonly string[], workingFolder: string): ParsedCommandLine {
  const found: { profile?: string; provision?: string } = {};
  for (const [index, argument] of argv.entries()) {
    const option = OPTIONS.find((name) => argument === `--${name}` || argument.startsWith(`--${name}=`));
    if (option === undefined) continue;
    const prefix = `--${option}=`;
    const value = argument.startsWith(prefix) ? argument.slice(prefix.length) : argv[index + 1];
    if (value === undefined || value === '' || (value === argv[index + 1] && value.startsWith('-'))) {
      return { ok: false, problem: `--${option} needs a ${option === 'profile' ? 'folder' : 'file'}` };
    }
    found[option] = resolve(workingFolder, value);
  }
  return { ok: true, value: found };
}
