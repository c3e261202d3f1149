import type { MediaSection } from './sdp.ts';

export interface Codec {
  readonly payloadType: number;
  /** As in `rtpmap`, for instance `opus/48000/2`. */
  readonly encoding: string;
}

/** Payload types that mean something without an `rtpmap` (RFC 3551 §6). */
const staticCodecs: readonly Codec[] = [
  { payloadType: 0, encoding: 'PCMU/8000' },
  { payloadType: 8, encoding: 'PCMA/8000' },
  { payloadType: 9, encoding: 'G722/8000' },
];

export function codecsOf(section: MediaSection): Codec[] {
  return section.formats.flatMap((format) => {
    const payloadType = Number(format);
    const prefix = `a=rtpmap:${format} `;
    const encoding = section.lines.find((line) => line.startsWith(prefix))?.slice(prefix.length);
    if (encoding !== undefined) return [{ payloadType, encoding }];
    return staticCodecs.filter((codec) => codec.payloadType === payloadType);
  });
}

export function nameOf(codec: Codec): string {
  return codec.encoding.split('/')[0]?.toLowerCase() ?? '';
}

export function isTelephoneEvent(codec: Codec): boolean {
  return nameOf(codec) === 'telephone-event';
}

/** Leaves only these codecs, and no header extensions, in a section. */
export function narrowed(section: MediaSection, codecs: readonly Codec[]): MediaSection {
  const kept = new Set(codecs.map((codec) => String(codec.payloadType)));
  const lines = section.lines.filter((line) => {
    const format = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) /.exec(line)?.[1];
    return !line.startsWith('a=extmap:') && (format === undefined || kept.has(format));
  });
  return { ...section, formats: [...kept], lines };
}
