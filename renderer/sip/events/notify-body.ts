import type { Core } from 'sip.js';
import { mediaTypeOf } from '../message/media-type.ts';
import type { NotifyBody } from './event-package.ts';

/** What a NOTIFY carries; undefined for one without a body. */
export function bodyOf(message: Core.IncomingRequestMessage): NotifyBody | undefined {
  return message.body ? bodyIn(message.getHeader('Content-Type') ?? '', message.body) : undefined;
}

/** @param contentType the whole header field, of a message or of a part of its body. */
export function bodyIn(contentType: string, content: string): NotifyBody {
  return { type: mediaTypeOf(contentType), contentType, content };
}
