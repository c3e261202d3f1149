/** User and host of a SIP URI, without password, port, parameters and headers. */
export interface UserAtHost {
  readonly user: string;
  readonly host: string;
}

export function parseSipUri(uri: string): UserAtHost | undefined {
  const match = /^sips?:(?:([^@]*)@)?(\[[0-9a-f:.]+\]|[^:;?@\s[\]]+)(?::\d+)?(?:[;?].*)?$/i.exec(uri);
  if (!match) return undefined;
  const [, userinfo = '', host = ''] = match;
  return { user: userinfo.replace(/:.*$/, ''), host };
}

/** What a SIP URI says of where it leads: scheme, user, host and port; undefined for all others. */
export function bareSipUri(uri: string): string | undefined {
  const address = parseSipUri(uri);
  if (!address) return undefined;
  const { user, host } = address;
  const scheme = uri.slice(0, uri.indexOf(':')).toLowerCase();
  const port = /^[^:]+:(?:[^@]*@)?(?:\[[^\]]*\]|[^:;?]+)(:\d+)?/.exec(uri)?.[1] ?? '';
  return `${scheme}:${user === '' ? '' : `${user}@`}${host}${port}`;
}

/**
 * A telephone number as a SIP URI (RFC 3261 §19.1.6); visual separators go, `#` is escaped. A `phone-context` that is
 * a domain becomes the host, otherwise `domain` does.
 */
export function telToSip(uri: string, domain: string): string | undefined {
  const match = /^tel:([^;]+)(.*)$/is.exec(uri);
  if (!match) return undefined;
  const [, number = '', parameters = ''] = match;
  const digits = number.replace(/[-.()\s]/g, '').replace(/#/g, '%23');
  if (!/^(?:[+0-9A-Fa-f*]|%23)+$/.test(digits)) return undefined;
  const context = /;\s*phone-context=([a-z0-9.-]*[a-z][a-z0-9.-]*)/i.exec(parameters)?.[1];
  return `sip:${digits}@${context ?? domain}`;
}
