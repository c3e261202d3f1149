import type { Codec } from '../../preload/contract/account.ts';
import { sections } from './sdp.ts';

/** What an account wants of codecs; what is not said is as the browser has it. */
export interface CodecChoice {
  /** These and no others, the best first; of a kind of media that has none in it, all. */
  readonly codecs?: readonly Codec[];
  /** Whether Opus repairs lost packets by what the next ones repeat (RFC 6716 §2.1.7). */
  readonly opusFec?: boolean;
  /** Whether Opus sends next to nothing while nobody speaks (RFC 6716 §2.1.9). */
  readonly opusDtx?: boolean;
}

interface Preferring {
  readonly receiver: { readonly track: { readonly kind: string } };
  setCodecPreferences(codecs: RTCRtpCodec[]): void;
}

/** They carry no sound or picture of their own, and go with whatever does: keys (RFC 4733), lost and repeated packets. */
const companions = /^(?:audio\/telephone-event|video\/(?:rtx|red|ulpfec|flexfec-03))$/i;

/** Says which codecs the next offer or answer has, in which order (RFC 8829 §4.2.6). */
export function preferCodecs(
  transceivers: readonly Preferring[],
  { codecs = [] }: CodecChoice,
  capabilities: (kind: string) => readonly RTCRtpCodec[],
): void {
  for (const transceiver of transceivers) {
    const all = capabilities(transceiver.receiver.track.kind);
    const chosen = codecs.flatMap((codec) =>
      all.filter(({ mimeType }) => nameIn(mimeType) === codec.toLowerCase()),
    );
    if (chosen.length === 0) continue;
    transceiver.setCodecPreferences([...chosen, ...all.filter(({ mimeType }) => companions.test(mimeType))]);
  }
}

/** `audio/PCMU` is pcmu. */
function nameIn(mimeType: string): string | undefined {
  return mimeType.split('/')[1]?.toLowerCase();
}

const withoutMap: Readonly<Record<string, string>> = { '0': 'pcmu', '8': 'pcma', '9': 'g722' };

/**
 * The other side's description with the account's codecs alone, in their order: what the browser sends follows it,
 * and not what was preferred. Media of which none is wanted stays, to be refused in our answer.
 */
export function withChosenCodecs(sdp: string, { codecs = [] }: CodecChoice): string {
  if (codecs.length === 0) return sdp;
  const { session, media } = sections(sdp);
  const wanted = codecs.map((codec) => codec.toLowerCase());
  const mended = media.map((section) => {
    const line = /^m=(audio|video) \S+ \S+ ([\d ]+)/.exec(section);
    if (line === null) return section;
    const [start, kind = '', types = ''] = line;
    const all = types.trim().split(' ');
    const nameOf = (type: string): string =>
      (
        new RegExp(`^a=rtpmap:${type} ([^/\\s]+)`, 'm').exec(section)?.[1] ??
        withoutMap[type] ??
        ''
      ).toLowerCase();
    const chosen = wanted.flatMap((name) => all.filter((type) => nameOf(type) === name));
    if (chosen.length === 0) return section;
    const kept = [...chosen, ...all.filter((type) => companions.test(`${kind}/${nameOf(type)}`))];
    const rest = section
      .slice(start.length)
      .replace(/^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) .*\r?\n/gm, (said: string, type: string) =>
        kept.includes(type) ? said : '',
      );
    return `${start.slice(0, start.length - types.length)}${kept.join(' ')}${rest}`;
  });
  return [session, ...mended].join('');
}

/** The description with what is wanted of Opus (RFC 7587 §6.1): in ours it asks the other side, in theirs it tells us. */
export function withOpus(sdp: string, { opusFec, opusDtx }: CodecChoice): string {
  const wanted = [
    ...(opusFec === undefined ? [] : [['useinbandfec', opusFec] as const]),
    ...(opusDtx === undefined ? [] : [['usedtx', opusDtx] as const]),
  ];
  if (wanted.length === 0) return sdp;
  const { session, media } = sections(sdp);
  const mended = media.map((section) => {
    const type = /^a=rtpmap:(\d+) opus\/48000/im.exec(section)?.[1];
    if (type === undefined) return section;
    const former = new RegExp(`^a=fmtp:${type} (.*?)\\r?\\n`, 'm');
    const others = (former.exec(section)?.[1] ?? '')
      .split(';')
      .map((parameter) => parameter.trim())
      .filter((parameter) => parameter !== '' && !wanted.some(([name]) => parameter.startsWith(`${name}=`)));
    const line = `a=fmtp:${type} ${[...others, ...wanted.map(([name, isOn]) => `${name}=${isOn ? 1 : 0}`)].join(';')}\r\n`;
    return `${section.replace(former, '').trimEnd()}\r\n${line}`;
  });
  return [session, ...mended].join('');
}
