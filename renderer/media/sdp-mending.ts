/** What we change in an SDP, because the browser cannot be asked for it. */
import { isBundleOnly, isUsableAudio, isUsableVideo, ownDirection, sections, type Direction } from './sdp.ts';

/**
 * Repeats a direction that was given once for the whole session in every m-section without one of its own
 * (RFC 8866 §6.7): Chromium does not read it there, and would answer a hold with `sendrecv`.
 */
export function withMediaDirections(sdp: string): string {
  const { session, media } = sections(sdp);
  const direction = ownDirection(session);
  if (direction === undefined) return sdp;
  const mended = media.map((section) =>
    ownDirection(section) === undefined ? `${section.trimEnd()}\r\na=${direction}\r\n` : section,
  );
  return [session, ...mended].join('');
}

/** Whoever waits hears what we play to them, and neither sees us nor is seen. */
export function onHold(offer: string): string {
  const { session, media } = sections(offer);
  const mended = media.map((section) => {
    if (isUsableAudio(section)) return redirect(section, 'sendonly');
    return isUsableVideo(section) ? redirect(section, 'inactive') : section;
  });
  return [session, ...mended].join('');
}

/** Each costs a decoder; more people than this nobody can look at. */
const mostVideos = 16;

/**
 * An offer of everything becomes an offer of its first audio and, where it is wanted, its video: the rest gets port 0,
 * which the browser answers with port 0 (RFC 3264 §6). A stopped transceiver would only make it answer `inactive`, on a
 * transport of its own that never comes up. An audio that rides on other media's transport needs them (RFC 8843 §7.3.3):
 * then they stay, to be answered `inactive`.
 */
export function withoutUnwanted(offer: string, takesVideo: boolean): string {
  const { session, media } = sections(offer);
  const first = media.findIndex(isUsableAudio);
  const audio = media[first];
  if (audio === undefined || ridesOnOther(audio, session)) return offer;
  let videos = takesVideo ? mostVideos : 0;
  const isWanted = media.map((section, at) => at === first || (isUsableVideo(section) && videos-- > 0));
  const rejected = new Set(media.filter((_section, at) => isWanted[at] !== true).map(mid));
  const mended = media.map((section, at) =>
    isWanted[at] === true
      ? section
      : section.replace(/^(m=\S+) \d+/, '$1 0').replace(/^a=bundle-only\r?\n/m, ''),
  );
  return [withoutMids(session, rejected), ...mended].join('');
}

/** The session's lines, of a bundle without these. */
export function withoutMids(session: string, dropped: ReadonlySet<string | undefined>): string {
  return session.replace(bundleLine, (_line, mids: string) =>
    [
      'a=group:BUNDLE',
      ...mids
        .trim()
        .split(/\s+/)
        .filter((tag) => !dropped.has(tag)),
    ].join(' '),
  );
}

const bundleLine = /^a=group:BUNDLE(.*)$/m;

export function mid(section: string): string | undefined {
  return /^a=mid:(\S+)/m.exec(section)?.[1];
}

function ridesOnOther(audio: string, session: string): boolean {
  const [, ...riders] = bundleLine.exec(session)?.[1]?.trim().split(/\s+/) ?? [];
  return riders.includes(mid(audio) ?? '') && (isBundleOnly(audio) || !/^a=candidate:/m.test(audio));
}

function redirect(section: string, direction: Direction): string {
  return ownDirection(section) === undefined
    ? `${section.trimEnd()}\r\na=${direction}\r\n`
    : section.replace(/^a=(?:sendrecv|sendonly|recvonly|inactive)[ \t]*$/m, `a=${direction}`);
}
