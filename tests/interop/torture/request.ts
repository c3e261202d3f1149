interface Parts {
  readonly method: string;
  readonly name: string;
  readonly uri?: string;
  readonly version?: string;
  readonly cseq?: string;
  readonly to?: string;
  readonly from?: string;
  readonly via?: string;
  /** Further header fields. */
  readonly more?: readonly string[];
  readonly length?: string;
  readonly body?: string;
}

/** A request that is in order but for the parts given. */
export function requestWith(parts: Parts): string {
  const { method, name, uri = 'sip:user@example.com', version = 'SIP/2.0', more = [], body = '' } = parts;
  return [
    `${method} ${uri} ${version}`,
    `Via: ${parts.via ?? `SIP/2.0/UDP host.example.com;branch=z9hG4bK${name}`}`,
    `To: ${parts.to ?? 'sip:user@example.com'}`,
    `From: ${parts.from ?? 'sip:caller@example.org;tag=33242'}`,
    'Max-Forwards: 70',
    `Call-ID: ${name}.0ha0isndaksdj99sdfafnl3lk233412`,
    `CSeq: ${parts.cseq ?? `8 ${method}`}`,
    ...more,
    `Content-Length: ${parts.length ?? Buffer.byteLength(body.replaceAll('\n', '\r\n'))}`,
    '',
    body,
  ].join('\n');
}
