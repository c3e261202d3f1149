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

/** The other side's hold, and its answer to one (RFC 3264 §8.4). */
export const holding = sdp('sendonly');
export const held = sdp('recvonly');

/** An offer of sound and of H.264, which Parley does not show. */
export const offerWithVideo = `${sound}\nm=video 6002 RTP/AVP 97\na=rtpmap:97 H264/90000\na=sendrecv`;

export interface Outgoing {
  readonly method: string;
  readonly cseq: number;
  /** Who calls; a telephone number of the gateway unless said otherwise. */
  readonly from?: string;
  /** Who is called. */
  readonly to?: string;
  /** Further header fields, each on a line of its own. */
  readonly headers?: readonly string[];
  readonly contentType?: string;
  readonly body?: string;
}

export interface InDialog extends Outgoing {
  /** Both sides with their tags; ours and alice, whom we called, unless said otherwise. */
  readonly from?: string;
  readonly to?: string;
  /** Tells several INVITEs of ours apart, where something else comes between one and its response. */
  readonly transaction?: string;
  /** How many steps ago the INVITE was sent whose refusal this ACK acknowledges: its branch is this request's. */
  readonly back?: number;
}

const defaultFrom = '"Harbour Office" <sip:+4930123456@office.test>';
const contact = 'Contact: <sip:gateway@[local_ip]:[local_port];transport=[transport]>';
const via = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]';

/** A request outside a dialog, to alice unless said otherwise. */
export function request({
  method,
  cseq,
  from = defaultFrom,
  to = 'sip:alice@office.test',
  headers = [],
  contentType,
  body,
}: Outgoing): string {
  return message(
    [
      `${method} ${to} SIP/2.0`,
      via,
      'Max-Forwards: 70',
      `From: ${from};tag=gateway-[call_number]`,
      `To: <${to}>`,
      'Call-ID: [call_id]',
      `CSeq: ${cseq} ${method}`,
      contact,
      ...headers,
    ],
    body,
    contentType,
  );
}

/** A request in the dialog that a message with `dialog: true` made. */
export function requestInDialog({
  method,
  cseq,
  from = `${defaultFrom};tag=gateway-[call_number]`,
  to = '<sip:alice@office.test>[peer_tag_param]',
  headers = [],
  body,
  transaction,
  back,
}: InDialog): string {
  const text = message(
    [
      `${method} [next_url] SIP/2.0`,
      back === undefined ? via : via.replace('[branch]', `[branch-${back}]`),
      '[routes]',
      'Max-Forwards: 70',
      `From: ${from}`,
      `To: ${to}`,
      'Call-ID: [call_id]',
      `CSeq: ${cseq} ${method}`,
      contact,
      ...headers,
    ],
    body,
  );
  if (transaction === undefined) return text;
  return text.replace('<send>', `<send ${method === 'ACK' ? 'ack' : 'start'}_txn="${transaction}">`);
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

/** Sends these lines and a body. */
export function message(lines: readonly string[], body?: string, contentType = 'application/sdp'): string {
  const content = body === undefined ? [] : [`Content-Type: ${contentType}`];
  const text = [...lines, ...content, 'Content-Length: [len]', '', body ?? ''].join('\n');
  return `<send><![CDATA[\n\n${text}\n\n]]></send>`;
}

/** Waits for a response; `dialog` takes remote target and route set from it. */
export function expectResponse(
  status: number,
  options: { optional?: boolean; dialog?: boolean; transaction?: string } = {},
): string {
  const { optional = false, dialog = false, transaction } = options;
  const to = transaction === undefined ? '' : ` response_txn="${transaction}"`;
  return `<recv response="${status}" optional="${optional}" rrs="${dialog}"${to}/>`;
}

/** Waits for a request; `dialog` takes remote target and route set from it. */
export function expectRequest(method: string, { dialog = false } = {}): string {
  return `<recv request="${method}" rrs="${dialog}"/>`;
}

export function scenario(...steps: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<scenario name="gateway">\n${steps.join('\n')}\n</scenario>\n`;
}
