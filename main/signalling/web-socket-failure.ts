import type { ConnectionFailure } from '../../preload/contract/signalling.ts';
import { tlsProblem } from './tls-failure.ts';

/** Codes of Node's TLS for certificates that did not pass, in words. */
const certificateProblems: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate was issued by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate was issued by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT: 'the certificate was issued by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate was issued by an unknown authority',
  CERT_UNTRUSTED: 'the certificate is not trusted',
  CERT_REJECTED: 'the certificate is not trusted',
  CERT_REVOKED: 'the certificate was revoked',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  CERT_SIGNATURE_FAILURE: 'the certificate has a wrong signature',
  CERT_CHAIN_TOO_LONG: 'the certificate chain is too long',
  INVALID_CA: 'the certificate was issued by something that is no authority',
  INVALID_PURPOSE: 'the certificate is not meant for servers',
  PATH_LENGTH_EXCEEDED: 'the certificate chain is too long',
  HOSTNAME_MISMATCH: 'the certificate is for another host',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
};

/** Errors of the network below: nobody there, or no way to them. */
const networkCodes = new Set([
  'EAI_AGAIN',
  'EAI_FAIL',
  'EADDRNOTAVAIL',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * Why a WebSocket could not be opened. What answered, but not as a SIP server over WebSocket, refused; where TLS failed,
 * nobody knows what the server would have answered.
 */
export function openFailure(error: unknown): ConnectionFailure {
  const code = property(error, 'code');
  const problem = Object.hasOwn(certificateProblems, code) ? certificateProblems[code] : undefined;
  if (problem !== undefined) return { reason: 'certificate', detail: problem + certificateNames(error) };
  const message = property(error, 'message') || code;
  if (networkCodes.has(code)) return { reason: 'unreachable', detail: message };
  const tls = tlsProblem(message);
  if (tls !== undefined) return { reason: 'unreachable', detail: tls };
  return { reason: 'refused', detail: message };
}

/** Whom a certificate for another host was issued to. */
function certificateNames(error: unknown): string {
  const certificate = typeof error === 'object' && error !== null && 'cert' in error ? error.cert : undefined;
  const names = property(certificate, 'subjectaltname');
  return names === '' ? '' : ` (${names.slice(0, 200)})`;
}

function property(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : '';
}
