import { parseParameters, type Parameters } from './parameters.ts';

export interface SipUri {
  readonly scheme: 'sip' | 'sips';
  readonly user?: string;
  readonly host: string;
  readonly port?: number;
  readonly parameters: Parameters;
}

export interface TelUri {
  readonly scheme: 'tel';
  readonly number: string;
  readonly parameters: Parameters;
}

export type Uri = SipUri | TelUri;

const sipPattern = /^(sips?):(?:([^@]*)@)?(\[[^\]]+\]|[^:;?]+)(?::(\d+))?(;[^?]*)?(\?.*)?$/i;
const telPattern = /^tel:([^;]+)(;.*)?$/i;

/** RFC 3261 §19.1 and RFC 3966. The user part keeps its escapes: {@link userOf} decodes them. */
export function parseUri(text: string): Uri | undefined {
  const sip = sipPattern.exec(text);
  if (sip) {
    const [, scheme = '', user, host = '', port, parameters = ''] = sip;
    return {
      scheme: scheme.toLowerCase() as 'sip' | 'sips',
      ...(user === undefined ? {} : { user: user.split(':')[0] ?? '' }),
      host: host.toLowerCase(),
      ...(port === undefined ? {} : { port: Number(port) }),
      parameters: parseParameters(parameters),
    };
  }
  const tel = telPattern.exec(text);
  if (tel) return { scheme: 'tel', number: tel[1] ?? '', parameters: parseParameters(tel[2] ?? '') };
  return undefined;
}

/** The user part without escapes, or the digits of a telephone number without visual separators. */
export function userOf(uri: Uri): string | undefined {
  if (uri.scheme === 'tel') return uri.number.replace(/[-.()]/g, '');
  if (uri.user === undefined) return undefined;
  try {
    return decodeURIComponent(uri.user);
  } catch {
    return uri.user;
  }
}
