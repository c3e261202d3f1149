import { callIdOf, isInDialog, tagOf, type SipRequest, type SipResponse } from '../sip/message.ts';
import { parseNameAddr, userInHeader, type NameAddr } from '../sip/name-addr.ts';
import { parseUri, userOf } from '../sip/uri.ts';
import type { Part } from '../part.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';

/** A dialog as one of its users has it (RFC 4235 §4.1.2). */
export interface WatchedDialog {
  readonly id: string;
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag?: string;
  readonly direction: 'initiator' | 'recipient';
  readonly state: 'trying' | 'early' | 'confirmed' | 'terminated';
  readonly remote: NameAddr;
  readonly remoteTarget?: string;
  readonly onHold: boolean;
}

interface Branch {
  state: WatchedDialog['state'];
  contact?: string;
}

interface Call {
  readonly callId: string;
  readonly caller: NameAddr;
  readonly callee: NameAddr;
  readonly callerUser: string | undefined;
  readonly calleeUser: string | undefined;
  readonly fromTag: string;
  readonly callerContact: string | undefined;
  /** By To tag: a forked call has several. */
  readonly branches: Map<string, Branch>;
  /** Tags of those who have put the other on hold. */
  readonly holding: Set<string>;
}

/** Sees the calls that pass, and takes none. */
export class CallWatch implements Part {
  readonly #changed: (user: string) => void;
  readonly #calls = new Map<string, Call>();

  constructor(changed: (user: string) => void) {
    this.#changed = changed;
  }

  handle(transaction: ServerTransaction): boolean {
    const { request } = transaction;
    const call = this.#calls.get(callIdOf(request));
    if (request.method === 'INVITE' && !isInDialog(request)) this.#began(transaction);
    else if (request.method === 'BYE' && call) this.#ended(call);
    else if (request.method === 'INVITE' && call && request.body !== '') this.#renegotiated(call, request);
    return false;
  }

  /** Those of a user that are not over, and with `ended` those that have just ended as well. */
  of(user: string): WatchedDialog[] {
    return [...this.#calls.values()].flatMap((call) => dialogsOf(call, user));
  }

  /** As a server that starts anew. */
  forgetAll(): void {
    this.#calls.clear();
  }

  #began(transaction: ServerTransaction): void {
    const { request } = transaction;
    const uri = parseUri(request.uri);
    const caller = parseNameAddr(request.headers.get('From') ?? '');
    const callee = parseNameAddr(request.headers.get('To') ?? '');
    if (!caller || !callee) return;
    const call: Call = {
      callId: callIdOf(request),
      caller,
      callee,
      callerUser: userInHeader(request.headers.get('From')),
      calleeUser: uri && userOf(uri),
      fromTag: tagOf(request, 'From') ?? '',
      callerContact: parseNameAddr(request.headers.get('Contact') ?? '')?.uri,
      branches: new Map(),
      holding: new Set(),
    };
    this.#calls.set(call.callId, call);
    transaction.filter((response) => {
      this.#answered(call, response);
      return response;
    });
  }

  #answered(call: Call, response: SipResponse): void {
    const tag = tagOf(response, 'To');
    if (response.status === 100 || this.#calls.get(call.callId) !== call) return;
    if (response.status >= 300) return this.#ended(call);
    if (tag === undefined) return;
    const contact = parseNameAddr(response.headers.get('Contact') ?? '')?.uri;
    const state = response.status < 200 ? 'early' : 'confirmed';
    const before = call.branches.get(tag)?.state;
    // Of the branches one has answered, so the others ring no more.
    if (state === 'confirmed') call.branches.clear();
    call.branches.set(tag, { state, ...(contact === undefined ? {} : { contact }) });
    if (before !== state) this.#tell(call);
  }

  #renegotiated(call: Call, { headers, body }: SipRequest): void {
    const holder = parseNameAddr(headers.get('From') ?? '')?.parameters.get('tag') ?? '';
    const holds = /^a=(sendonly|inactive)\r?$/m.test(body);
    if (holds === call.holding.has(holder)) return;
    if (holds) call.holding.add(holder);
    else call.holding.delete(holder);
    this.#tell(call);
  }

  #ended(call: Call): void {
    for (const branch of call.branches.values()) branch.state = 'terminated';
    this.#tell(call);
    this.#calls.delete(call.callId);
  }

  #tell({ callerUser, calleeUser }: Call): void {
    for (const user of new Set([callerUser, calleeUser])) if (user !== undefined) this.#changed(user);
  }
}

function dialogsOf(call: Call, user: string): WatchedDialog[] {
  const { callId, fromTag } = call;
  return [...call.branches].flatMap(([toTag, { state, contact }]): WatchedDialog[] => [
    ...(call.callerUser === user
      ? [
          {
            id: `${callId}-${toTag}-a`,
            callId,
            localTag: fromTag,
            remoteTag: toTag,
            direction: 'initiator' as const,
            state,
            remote: call.callee,
            ...(contact === undefined ? {} : { remoteTarget: contact }),
            onHold: call.holding.has(fromTag),
          },
        ]
      : []),
    ...(call.calleeUser === user
      ? [
          {
            id: `${callId}-${toTag}-b`,
            callId,
            localTag: toTag,
            remoteTag: fromTag,
            direction: 'recipient' as const,
            state,
            remote: call.caller,
            ...(call.callerContact === undefined ? {} : { remoteTarget: call.callerContact }),
            onHold: call.holding.has(toTag),
          },
        ]
      : []),
  ]);
}
