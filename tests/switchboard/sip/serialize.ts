import type { SipMessage } from './message.ts';

/** Content-Length is counted here, whatever the header fields of the message say. */
export function serializeMessage(message: SipMessage): string {
  const startLine =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`;
  const lines = [...message.headers]
    .filter((line) => line.name.toLowerCase() !== 'content-length')
    .map((line) => `${line.name}: ${line.value}`);
  const length = `Content-Length: ${Buffer.byteLength(message.body)}`;
  return [startLine, ...lines, length, '', message.body].join('\r\n');
}
