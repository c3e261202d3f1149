import * as v from 'valibot';
import { offeredRelease, type OfferedRelease } from '../../preload/contract/index.ts';

const NOTES_LENGTH = 20_000;

/** What a feed says of a version: `releaseNotes` is text, or a list with the notes of each version since ours. */
const feedEntry = v.object({
  version: v.string(),
  releaseNotes: v.nullish(
    v.union([v.string(), v.array(v.object({ version: v.string(), note: v.nullish(v.string()) }))]),
  ),
});

/** The version that a feed offers, its notes made plain text. Throws where the feed says something else. */
export function readOffer(entry: unknown): OfferedRelease {
  const { version, releaseNotes } = v.parse(feedEntry, entry);
  const notes = Array.isArray(releaseNotes)
    ? releaseNotes.map(({ version, note }) => `${version}\n${note ?? ''}`.trim()).join('\n\n')
    : (releaseNotes ?? '');
  return v.parse(offeredRelease, { version, notes: plain(notes) });
}

/** Without what text cannot show, or would show as something else: control characters and marks of direction. */
function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(0, NOTES_LENGTH);
}
