/**
 * sipp's scenarios, written short. sipp is the gateway to the telephone network here: it calls Parley and is called by
 * it with messages that no polite phone sends. Words in square brackets are filled in by sipp.
 */

const sdp = (direction: string): string =>
  [
    'v=0',
    'o=gateway 1 [call_number] IN IP4 [local_ip]',
    's=-',
    'c=IN IP4 [local_ip]',
    't=0 0',
    'm=audio 6000 RTP/AVP 0 101',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:101 telephone-event/8000',
    `a=${direction}`,
  ].join('\n');

/** G.711 in both directions: an offer, or the answer to one. */
export const sound = sdp('sendrecv');

/** An offer of sound and of H.264, which Parley does not show. */
export const offerWithVideo = `${sound}\nm=video 6002 RTP/AVP 97\na=rtpmap:97 H264/90000\na=sendrecv`;

export interface Outgoing {
  readonly method: string;
  readonly cseq: number;
  /** Who calls; a telephone number of the gateway unless said otherwise. */
  readonly from?: string;
  /** Further header fields, each on a line of its own. */
  readonly headers?: readonly string[];
  readonly contentType?: string;
  readonly body?: string;
}

const defaultFrom = '"Harbour Office" <sip:+4930123456@office.test>';
const contact = 'Contact: <sip:gateway@[local_ip]:[local_port];transport=[transport]>';
const via = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]';

/** A request outside a dialog to alice. */
export function request({
  method,
  cseq,
  from = defaultFrom,
  headers = [],
  contentType,
  body,
}: Outgoing): string {
  return message(
    [
      `${method} sip:alice@office.test SIP/2.0`,
      via,
      'Max-Forwards: 70',
      `From: ${from};tag=gateway-[call_number]`,
      'To: <sip:alice@office.test>',
      'Call-ID: [call_id]',
      `CSeq: ${cseq} ${method}`,
      contact,
      ...headers,
    ],
    body,
    contentType,
  );
}

/** A request in the dialog that a response with `expectResponse(..., { dialog: true })` made. */
export function requestInDialog({ method, cseq, from = defaultFrom, headers = [], body }: Outgoing): string {
  return message(
    [
      `${method} [next_url] SIP/2.0`,
      via,
      '[routes]',
      'Max-Forwards: 70',
      `From: ${from};tag=gateway-[call_number]`,
      'To: <sip:alice@office.test>[peer_tag_param]',
      'Call-ID: [call_id]',
      `CSeq: ${cseq} ${method}`,
      contact,
      ...headers,
    ],
    body,
  );
}

/**
 * Cancels an INVITE, or acknowledges its refusal.
 * @param back how many steps ago the INVITE was sent: its branch is this request's
 */
export function hopByHop(method: 'ACK' | 'CANCEL', back: number, headers: readonly string[] = []): string {
  return message([
    `${method} sip:alice@office.test SIP/2.0`,
    `Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-${back}]`,
    'Max-Forwards: 70',
    `From: ${defaultFrom};tag=gateway-[call_number]`,
    `To: <sip:alice@office.test>${method === 'ACK' ? '[peer_tag_param]' : ''}`,
    'Call-ID: [call_id]',
    `CSeq: 1 ${method}`,
    ...headers,
  ]);
}

export interface Response {
  readonly headers?: readonly string[];
  /** The request was the first of a dialog, which gets our tag. */
  readonly first?: boolean;
  /** Absent from the response though RFC 3261 wants it. */
  readonly withoutContact?: boolean;
  readonly body?: string;
}

/** A response to what was received last. */
export function response(
  status: string,
  { headers = [], first = false, withoutContact = false, body }: Response = {},
): string {
  return message(
    [
      `SIP/2.0 ${status}`,
      '[last_Via:]',
      '[last_Record-Route:]',
      '[last_From:]',
      `[last_To:]${first ? ';tag=gateway-[call_number]' : ''}`,
      '[last_Call-ID:]',
      '[last_CSeq:]',
      ...(withoutContact ? [] : [contact]),
      ...headers,
    ],
    body,
  );
}

function message(lines: readonly string[], body?: string, contentType = 'application/sdp'): string {
  const content = body === undefined ? [] : [`Content-Type: ${contentType}`];
  const text = [...lines, ...content, 'Content-Length: [len]', '', body ?? ''].join('\n');
  return `<send><![CDATA[\n\n${text}\n\n]]></send>`;
}

/** Waits for a response; `dialog` takes remote target and route set from it. */
export function expectResponse(
  status: number,
  options: { optional?: boolean; dialog?: boolean } = {},
): string {
  return `<recv response="${status}" optional="${options.optional ?? false}" rrs="${options.dialog ?? false}"/>`;
}

export function expectRequest(method: string): string {
  return `<recv request="${method}"/>`;
}

export function scenario(...steps: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<scenario name="gateway">\n${steps.join('\n')}\n</scenario>\n`;
}
