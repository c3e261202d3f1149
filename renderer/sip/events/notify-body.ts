import type { Core } from 'sip.js';
import { mediaTypeOf } from '../message/media-type.ts';
import type { NotifyBody } from './event-package.ts';

/** What a NOTIFY carries; undefined for one without a body. */
export function bodyOf(message: Core.IncomingRequestMessage): NotifyBody | undefined {
  const content = message.body;
  if (!content) return undefined;
  return { type: mediaTypeOf(message.getHeader('Content-Type') ?? ''), content };
}
