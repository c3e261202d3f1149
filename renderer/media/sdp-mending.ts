/** What we change in an SDP, because the browser cannot be asked for it. */
import { isBundleOnly, isUsableAudio, ownDirection, sections, type Direction } from './sdp.ts';

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

/** Gives the audio another direction. */
export function withAudioDirection(sdp: string, direction: Direction): string {
  const { session, media } = sections(sdp);
  const mended = media.map((section) => (isUsableAudio(section) ? redirect(section, direction) : section));
  return [session, ...mended].join('');
}

/**
 * An offer of everything becomes an offer of its first audio: the rest gets port 0, which the browser answers with
 * port 0 (RFC 3264 §6). A stopped transceiver would only make it answer `inactive`, on a transport of its own that
 * never comes up. An audio that rides on other media's transport needs them (RFC 8843 §7.3.3): then they stay, to
 * be answered `inactive`.
 */
export function audioOnly(offer: string): string {
  const { session, media } = sections(offer);
  const index = media.findIndex(isUsableAudio);
  const audio = media[index];
  if (audio === undefined || ridesOnOther(audio, session)) return offer;
  const rejected = new Set(media.toSpliced(index, 1).map(mid));
  const mended = media.map((section, at) =>
    at === index ? section : section.replace(/^(m=\S+) \d+/, '$1 0').replace(/^a=bundle-only\r?\n/m, ''),
  );
  const bundle = session.replace(bundleLine, (_line, mids: string) =>
    [
      'a=group:BUNDLE',
      ...mids
        .trim()
        .split(/\s+/)
        .filter((tag) => !rejected.has(tag)),
    ].join(' '),
  );
  return [bundle, ...mended].join('');
}

const bundleLine = /^a=group:BUNDLE(.*)$/m;

function mid(section: string): string | undefined {
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
