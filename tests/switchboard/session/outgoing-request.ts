import { Headers } from '../sip/headers.ts';
import { newCallId, newTag } from '../sip/identifiers.ts';
import type { SipRequest } from '../sip/message.ts';
import { quote } from '../sip/parameters.ts';
import type { ServerAddress } from '../transport/server-address.ts';

export interface OutgoingRequestOptions {
  /** A URI, or a whole From value without tag, which is sent as it is: `Zoë <sip:z@x>`, `<tel:+4930123>`. */
  readonly from?: string;
  readonly displayName?: string;
  /** A whole To value, where it shall differ from the address-of-record. */
  readonly to?: string;
  /** Added to the request, or put in the place of what it has. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** A request of the switchboard's own to a user, outside of a dialog (RFC 3261 §8.1.1). */
export function createOutgoingRequest(
  method: string,
  user: string,
  address: ServerAddress,
  options: OutgoingRequestOptions,
): SipRequest {
  const headers = new Headers();
  const uri = `sip:${user}@${address.hostPort}`;
  headers.set('From', `${fromValue(options, address)};tag=${newTag()}`);
  headers.set('To', options.to ?? `<${uri}>`);
  headers.set('Call-ID', newCallId());
  headers.set('CSeq', `1 ${method}`);
  headers.set('Max-Forwards', '70');
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    headers.set(name, ...(typeof value === 'string' ? [value] : value));
  }
  return { kind: 'request', method, uri, headers, body: '' };
}

function fromValue(options: OutgoingRequestOptions, address: ServerAddress): string {
  const from = options.from ?? `sip:switchboard@${address.hostPort}`;
  if (from.includes('<')) return from;
  return options.displayName === undefined ? `<${from}>` : `${quote(options.displayName)} <${from}>`;
}
