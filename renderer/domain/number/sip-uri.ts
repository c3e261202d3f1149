import { shownAddress } from './shown.ts';
import { notDialable, type Dialled } from './dialled.ts';
import { isHostPort } from './host.ts';
import { readTelUri } from './tel-uri.ts';
import { escapedUser } from './user-part.ts';

/** `*( ";" pname [ "=" pvalue ] )` of RFC 3261 §25.1. */
const PARAMETERS = /^(?:;[\w\-.!~*'()[\]/:&+$%]+(?:=[\w\-.!~*'()[\]/:&+$%]+)?)*$/;

/**
 * A SIP URI (RFC 3261 §19.1) that somebody else wrote. Its parameters are checked and dropped: where a request goes and
 * how (`transport`, `maddr`, `method`) is the account's business.
 * @param rest what follows the scheme, with an `@`.
 */
export function interpretSipUri(scheme: 'sip' | 'sips', rest: string, domain: string): Dialled {
  const at = rest.indexOf('@');
  const written = rest.slice(0, at);
  const [, hostPort = '', parameters = '', headers = ''] =
    /^([^;?]*)([^?]*)(.*)$/.exec(rest.slice(at + 1)) ?? [];
  if (headers !== '') return notDialable('has-headers');
  if (!isHostPort(hostPort) || !PARAMETERS.test(parameters)) return notDialable('bad-uri');

  // With `user=phone` the user part is what would follow `tel:`, separators and all (RFC 3261 §19.1.6).
  const isPhone = /;user=phone(?:;|$)/i.test(parameters);
  const number = isPhone ? readTelUri(written, hostPort) : undefined;
  const escaped = escapedUser(typeof number === 'object' ? number.number : written);
  if (typeof escaped === 'string') return notDialable(escaped);
  const uri = `${scheme}:${escaped.user}@${hostPort.toLowerCase()}`;
  const tones = typeof number === 'object' && number.tones !== undefined ? { tones: number.tones } : {};
  return { kind: 'dialable', uri, shown: shownAddress(uri, domain), ...tones };
}
