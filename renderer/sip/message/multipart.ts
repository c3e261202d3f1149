import { mediaTypeOf, parameterOf } from './media-type.ts';

/** A part of a multipart body. */
export interface BodyPart {
  /** The whole header field; empty when there is none. */
  readonly contentType: string;
  /** Without angle brackets. */
  readonly contentId?: string;
  readonly content: string;
}

/**
 * The parts of a body in their order (RFC 2046 §5.1.1); undefined when it is no multipart body. Parts lie between
 * delimiter lines; the line break before a delimiter belongs to it. A part without an end of its header is left out.
 */
export function partsOf(contentType: string, body: string): readonly BodyPart[] | undefined {
  const boundary = parameterOf(contentType, 'boundary');
  if (!mediaTypeOf(contentType).startsWith('multipart/') || boundary === undefined) return undefined;
  return `\r\n${body}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .flatMap((part) => {
      const end = part.indexOf('\r\n\r\n');
      if (end < 0 || part.startsWith('--')) return [];
      const field = (name: string): string | undefined =>
        new RegExp(`\\r\\n${name}[ \\t]*:[ \\t]*(.*)`, 'i').exec(part.slice(0, end))?.[1];
      const contentId = /<([^<>]+)>/.exec(field('Content-ID') ?? '')?.[1];
      return [
        {
          contentType: field('Content-Type') ?? '',
          content: part.slice(end + 4),
          ...(contentId === undefined ? {} : { contentId }),
        },
      ];
    });
}
