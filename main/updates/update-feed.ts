import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import * as v from 'valibot';
import { describeIssues } from '../schema/describe-issues.ts';

/** What we ask of `app-update.yml`, which the updater reads in full. */
const feedFile = v.object({
  provider: v.string(),
  url: v.optional(v.pipe(v.string(), v.check(isSafe, 'is neither https:// nor on this machine'))),
  channel: v.optional(v.string()),
});

export type UpdateFeed =
  { kind: 'unset' } | { kind: 'broken'; problem: string } | { kind: 'set'; channel: string | undefined };

/**
 * Where updates come from: `app-update.yml` in the app's resources. electron-builder writes it where a feed is named, and
 * an administrator may; whoever can write there can replace the app anyway, so it gives nobody a right they lack.
 */
export async function readUpdateFeed(path: string): Promise<UpdateFeed> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return { kind: 'unset' };
  }
  try {
    const feed = v.safeParse(feedFile, load(text));
    if (!feed.success) return { kind: 'broken', problem: describeIssues(feed.issues) };
    return { kind: 'set', channel: feed.output.channel };
  } catch (error) {
    return { kind: 'broken', problem: String(error) };
  }
}

/** What comes over the network unprotected would run as Parley. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  );
}
