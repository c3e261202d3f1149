import { RTCRtpCodecParameters } from 'werift';
import type { Codec } from './codecs.ts';

/** What an offer of the switchboard may name, in order of preference. */
export const offeredCodecs: readonly Codec[] = [
  { payloadType: 111, encoding: 'opus/48000/2' },
  { payloadType: 9, encoding: 'G722/8000' },
  { payloadType: 0, encoding: 'PCMU/8000' },
  { payloadType: 8, encoding: 'PCMA/8000' },
  { payloadType: 110, encoding: 'telephone-event/48000' },
  { payloadType: 126, encoding: 'telephone-event/8000' },
];

export function toParameters(codec: Codec): RTCRtpCodecParameters {
  const [name = '', clockRate = '8000', channels = '1'] = codec.encoding.split('/');
  return new RTCRtpCodecParameters({
    mimeType: `audio/${name}`,
    clockRate: Number(clockRate),
    channels: Number(channels),
    payloadType: codec.payloadType,
  });
}
