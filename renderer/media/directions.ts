import { mid } from './sdp-mending.ts';
import { isHolding, isUsableVideo, ownDirection, sections } from './sdp.ts';

/** What we want of the media of a call, said before each offer and each answer. */
export interface Wishes {
  /** We hold: the other side hears what we play to it, and sees nothing. */
  readonly held: boolean;
  /** The other side is shown something. */
  readonly showsVideo: boolean;
  /** What the other side shows is wanted. */
  readonly takesVideo: boolean;
}

/** Transceivers of one kind that are in use, in the order of the offer. */
export function transceiversOf(connection: RTCPeerConnection, kind: string): RTCRtpTransceiver[] {
  return connection
    .getTransceivers()
    .filter(({ receiver, direction }) => receiver.track.kind === kind && direction !== 'stopped');
}

/** First those that were agreed on; what was refused as a whole is still there. */
export function videosOf(connection: RTCPeerConnection): RTCRtpTransceiver[] {
  const videos = transceiversOf(connection, 'video');
  const isAgreed = ({ currentDirection }: RTCRtpTransceiver): boolean => currentDirection !== null;
  return [...videos.filter(isAgreed), ...videos.filter((video) => !isAgreed(video))];
}

/** Videos by their mids on which the other side only shows something, or, where it is `inactive`, did so last. */
export type OnlyTheirs = Map<string, 'sendonly' | 'inactive'>;

/**
 * The videos on which the author of an offer shows something and takes nothing (`sendonly`), as a conference does for
 * each of the others; also those on which it ceased to. On hold an offer says nothing about that: then it is as `before`.
 */
export function onlyTheirs(offer: string, before: OnlyTheirs): OnlyTheirs {
  if (isHolding(offer)) return before;
  const theirs: OnlyTheirs = new Map();
  for (const video of sections(offer).media.filter(isUsableVideo)) {
    const direction = ownDirection(video);
    const id = mid(video) ?? '';
    if (direction === 'sendonly' || (direction === 'inactive' && before.has(id))) theirs.set(id, direction);
  }
  return theirs;
}

/**
 * Says anew what we want: the browser then works out what both want. Left as it was, the direction of an earlier
 * answer would stay for good (`recvonly` after `inactive`). One audio and our video go both ways; further videos
 * of the other side, such as a conference's, come only.
 */
export function direct(
  connection: RTCPeerConnection,
  ourVideo: RTCRtpTransceiver | undefined,
  wishes: Wishes,
): void {
  const [audio] = transceiversOf(connection, 'audio');
  const videos = videosOf(connection);
  for (const transceiver of connection.getTransceivers()) {
    if (transceiver.direction === 'stopped') continue;
    if (transceiver === audio) transceiver.direction = wishes.held ? 'sendonly' : 'sendrecv';
    else if (!videos.includes(transceiver) || wishes.held) transceiver.direction = 'inactive';
    else transceiver.direction = videoDirection(transceiver === ourVideo && wishes.showsVideo, wishes);
  }
}

function videoDirection(sends: boolean, { takesVideo }: Wishes): RTCRtpTransceiverDirection {
  if (sends) return takesVideo ? 'sendrecv' : 'sendonly';
  return takesVideo ? 'recvonly' : 'inactive';
}
