/** What we read of an SDP (RFC 8866). */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** The lines for the whole session, and those of each kind of media, as text that can be joined again. */
export interface Sections {
  readonly session: string;
  readonly media: readonly string[];
}

export function sections(sdp: string): Sections {
  const [session = '', ...media] = sdp.split(/^(?=m=)/m);
  return { session, media };
}

/** The direction that `section` itself gives. */
export function ownDirection(section: string): Direction | undefined {
  return /^a=(sendrecv|sendonly|recvonly|inactive)[ \t]*$/m.exec(section)?.[1] as Direction | undefined;
}

/** Whether a section is of the kind and not rejected; port 0 is no rejection where it is bundled (RFC 8843 §6). */
const isUsable =
  (kind: 'audio' | 'video') =>
  (section: string): boolean =>
    section.startsWith(`m=${kind} `) && (!section.startsWith(`m=${kind} 0 `) || isBundleOnly(section));

export const isUsableAudio = isUsable('audio');
export const isUsableVideo = isUsable('video');

/** Whether the author takes video or shows some, now or, where it is `inactive`, when the call goes on. */
export function hasVideo(sdp: string): boolean {
  return sections(sdp).media.some(isUsableVideo);
}

export function isBundleOnly(section: string): boolean {
  return /^a=bundle-only[ \t]*$/m.test(section);
}

/** The direction its author gave to the audio (RFC 3264 §5.1); absent without audio. */
export function audioDirection(sdp: string): Direction | undefined {
  const { session, media } = sections(sdp);
  const audio = media.find(isUsableAudio);
  if (audio === undefined) return undefined;
  return ownDirection(audio) ?? ownDirection(session) ?? 'sendrecv';
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
  const audio = sections(sdp).media.find(isUsableAudio);
  return audio !== undefined && /^a=rtpmap:\d+ telephone-event\//im.test(audio);
}

/** The ICE user fragments, which are new with every generation of candidates (RFC 8839 §5.4). */
export function iceUfrags(sdp: string): string[] {
  return [...sdp.matchAll(/^a=ice-ufrag:(\S+)/gm)].flatMap(([, ufrag = '']) => ufrag);
}
