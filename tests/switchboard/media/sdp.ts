export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

export interface MediaSection {
  readonly kind: string;
  readonly port: number;
  readonly protocol: string;
  readonly formats: readonly string[];
  /** The lines after `m=`. */
  readonly lines: readonly string[];
}

export interface SessionDescription {
  /** The lines before the first `m=`. */
  readonly session: readonly string[];
  readonly media: readonly MediaSection[];
}

const directionLine = /^a=(sendrecv|sendonly|recvonly|inactive)$/;

/** RFC 8866, as far as an answerer needs it. */
export function parseSdp(text: string): SessionDescription {
  const session: string[] = [];
  const media: (MediaSection & { lines: string[] })[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    if (line.startsWith('m=')) {
      const [kind = '', port = '0', protocol = '', ...formats] = line.slice(2).split(' ');
      media.push({ kind, port: Number(port), protocol, formats, lines: [] });
    } else (media.at(-1)?.lines ?? session).push(line);
  }
  return { session, media };
}

export function formatSdp(description: SessionDescription): string {
  const sections = description.media.flatMap((section) => [
    `m=${[section.kind, section.port, section.protocol, ...section.formats].join(' ')}`,
    ...section.lines,
  ]);
  return [...description.session, ...sections, ''].join('\r\n');
}

export function attribute(section: MediaSection, name: string): string | undefined {
  const prefix = `a=${name}:`;
  return section.lines.find((line) => line.startsWith(prefix))?.slice(prefix.length);
}

/** A direction at session level holds for every section without its own (RFC 8866 §6.7). */
export function directionOf(description: SessionDescription, section: MediaSection): Direction {
  const own = [...section.lines, ...description.session].map((line) => directionLine.exec(line)?.[1]);
  return (own.find((direction) => direction !== undefined) as Direction | undefined) ?? 'sendrecv';
}

export function withDirection(section: MediaSection, direction: Direction): MediaSection {
  const lines = section.lines.filter((line) => !directionLine.test(line));
  return { ...section, lines: [...lines, `a=${direction}`] };
}

/** `actpass` in offers; an answer, also a later one, names the role that DTLS has (RFC 5763 §5, RFC 8842 §5). */
export type DtlsRole = 'active' | 'passive';

export function withSetup(section: MediaSection, setup: DtlsRole | 'actpass'): MediaSection {
  return { ...section, lines: section.lines.map((line) => line.replace(/^a=setup:.*$/, `a=setup:${setup}`)) };
}

/** What a willing answerer says to an offered direction (RFC 3264 §6.1). */
export function answerDirection(offered: Direction): Direction {
  const answers = {
    sendrecv: 'sendrecv',
    sendonly: 'recvonly',
    recvonly: 'sendonly',
    inactive: 'inactive',
  } as const;
  return answers[offered];
}

export function sends(direction: Direction): boolean {
  return direction === 'sendrecv' || direction === 'sendonly';
}

/** Refuses a section of an offer: port zero, same place, same mid (RFC 3264 §6, RFC 9143 §7.3). */
export function refused(section: MediaSection): MediaSection {
  const [format = '0'] = section.formats;
  const kept = section.lines.filter(
    (line) => line.startsWith('a=mid:') || line.startsWith(`a=rtpmap:${format} `),
  );
  return { ...section, port: 0, formats: [format], lines: ['c=IN IP4 0.0.0.0', ...kept, 'a=inactive'] };
}
