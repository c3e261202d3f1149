import { MediaPeer } from '../media/media-peer.ts';
import { codecsFor, play, type MediaKind } from '../media/play.ts';
import { PlacedCall } from './placed-call.ts';
import { createOutgoingRequest, type OutgoingRequestOptions } from './outgoing-request.ts';
import type { SessionHost } from './session-host.ts';
import { allowedMethods } from './session.ts';

export interface PlaceCallOptions extends OutgoingRequestOptions {
  readonly media?: MediaKind;
  readonly telephoneEvent?: boolean;
  /** `none` leaves the offer to the callee; any other text goes out as it is, without media behind it. */
  readonly sdp?: 'none' | (string & {});
}

export async function placeCall(
  user: string,
  options: PlaceCallOptions,
  host: SessionHost,
): Promise<PlacedCall> {
  const kind = options.media ?? 'silence';
  const peer = new MediaPeer({ codecs: codecsFor(kind), telephoneEvent: options.telephoneEvent ?? true });
  const invite = createOutgoingRequest('INVITE', user, host.address, options);
  const contact = host.address.uri('switchboard');
  invite.headers.set('Contact', `<${contact}>`);
  invite.headers.set('Allow', allowedMethods);
  if (options.sdp === undefined) invite.body = await peer.offer();
  else if (options.sdp !== 'none') invite.body = options.sdp;
  if (invite.body !== '') invite.headers.set('Content-Type', 'application/sdp');
  const media = { peer, offered: options.sdp === undefined, stop: play(kind, peer) };
  return new PlacedCall(invite, contact, media, host);
}
