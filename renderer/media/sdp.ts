/** What we read of an SDP (RFC 8866), and the one thing we mend in it. */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

const directionLine = /^a=(sendrecv|sendonly|recvonly|inactive)[ \t]*$/m;

/** The direction its author gave to the first audio that is not rejected (RFC 3264 §5.1); absent without such audio. */
export function audioDirection(sdp: string): Direction | undefined {
  const { session, media } = sections(sdp);
  const audio = media.find((section) => /^m=audio (?!0 )/.test(section));
  if (audio === undefined) return undefined;
  return directionOf(audio) ?? directionOf(session) ?? 'sendrecv';
}

/**
 * Whether the author holds the call: it does not want to hear us (RFC 3264 §8.4). The older `c=0.0.0.0` is no sign
 * of it here, since ICE descriptions carry that address before candidates are known (RFC 8840 §4.1.3).
 */
export function isHolding(sdp: string): boolean {
  const direction = audioDirection(sdp);
  return direction === 'sendonly' || direction === 'inactive';
}

/** Whether the author understands telephone-events on its audio (RFC 4733 §2.4). */
export function hasTelephoneEvent(sdp: string): boolean {
  return sections(sdp).media.some(
    (section) => /^m=audio (?!0 )/.test(section) && /^a=rtpmap:\d+ telephone-event\//im.test(section),
  );
}

/** The ICE user fragment, which is new with every generation of candidates (RFC 8839 §5.4). */
export function iceUfrag(sdp: string): string | undefined {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
}

/**
 * Repeats a direction that was given once for the whole session in every m-section without one of its own
 * (RFC 8866 §6.7): Chromium does not read it there, and would answer a hold with `sendrecv`.
 */
export function withMediaDirections(sdp: string): string {
  const { session, media } = sections(sdp);
  const direction = directionOf(session);
  if (direction === undefined) return sdp;
  const mended = media.map((section) =>
    directionOf(section) === undefined ? `${section.replace(/\s*$/, '')}\r\na=${direction}\r\n` : section,
  );
  return [session, ...mended].join('');
}

function sections(sdp: string): { session: string; media: string[] } {
  const [session = '', ...media] = sdp.split(/^(?=m=)/m);
  return { session, media };
}

function directionOf(section: string): Direction | undefined {
  return directionLine.exec(section)?.[1] as Direction | undefined;
}
