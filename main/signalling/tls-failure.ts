/** What arrived is no TLS, in the words of OpenSSL and BoringSSL. */
const noTls = new Set([
  'wrong version number',
  'packet length too long',
  'http request',
  'https proxy request',
]);

/** Both sides speak TLS, but no version of it in common; the server says so, or answers with its own version. */
const noCommonVersion = new Set(['tlsv1 alert protocol version', 'unsupported protocol']);

/**
 * Why the two sides could not agree upon TLS (RFC 8446 §6.2), in words; undefined for other errors, and where the
 * other side speaks no TLS at all.
 *
 * @param message of an error of Node's TLS: `…error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol
 * version:…`; Electron's BoringSSL writes the reason as `TLSV1_ALERT_PROTOCOL_VERSION`
 */
export function tlsProblem(message: string): string | undefined {
  const written = /error:[0-9a-f]+:SSL routines:[^:]*:([^:\r\n]+)/i.exec(message)?.[1];
  if (written === undefined) return undefined;
  const reason = written.toLowerCase().replaceAll('_', ' ');
  if (noTls.has(reason)) return undefined;
  if (noCommonVersion.has(reason)) return 'TLS: the server offers no version that is safe (1.2 or newer)';
  return `TLS: ${reason}`;
}
