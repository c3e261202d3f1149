import { isInDialog, type SipRequest } from '../sip/message.ts';
import { userInHeader } from '../sip/name-addr.ts';
import type { ResponseFields } from '../sip/response.ts';
import { parseUri, userOf } from '../sip/uri.ts';
import type { Part } from '../part.ts';
import type { ResponseFilter, ServerTransaction } from '../transaction/server-transaction.ts';
import type { Connection } from '../transport/connection.ts';

export interface RequestPattern {
  readonly method?: string;
  /** The user part of From. */
  readonly from?: string;
  /** The user part of the Request-URI, or of To where the Request-URI has none, as in REGISTER. */
  readonly to?: string;
  readonly inDialog?: boolean;
}

export type RequestMatcher = RequestPattern | ((request: SipRequest) => boolean);

/** One matched request, and the ways to deal with it. */
export interface Exchange {
  readonly request: SipRequest;
  readonly connection: Connection;
  /** How many requests this script had before this one. */
  readonly index: number;
  reply(status: number, fields?: ResponseFields): void;
  /** Changes every response that follows; `undefined` swallows it. */
  rewrite(filter: ResponseFilter): void;
  /** Lets the switchboard do what it would have done. */
  proceed(): void;
}

export type Behaviour = (exchange: Exchange) => void | Promise<void>;

export interface Script {
  readonly matched: readonly SipRequest[];
  remove(): void;
}

interface Entry {
  readonly fits: (request: SipRequest) => boolean;
  readonly behaviour: Behaviour;
  readonly matched: SipRequest[];
  readonly times: number;
}

/** Overrides of the normal behaviour. They come before authentication, the latest first. */
export class Scripts implements Part {
  readonly #proceed: (transaction: ServerTransaction) => void;
  #entries: Entry[] = [];

  constructor(proceed: (transaction: ServerTransaction) => void) {
    this.#proceed = proceed;
  }

  add(matcher: RequestMatcher, behaviour: Behaviour, times = Number.POSITIVE_INFINITY): Script {
    const fits =
      typeof matcher === 'function' ? matcher : (request: SipRequest) => fitsPattern(request, matcher);
    const entry: Entry = { fits, behaviour, matched: [], times };
    this.#entries.unshift(entry);
    return {
      matched: entry.matched,
      remove: () => (this.#entries = this.#entries.filter((each) => each !== entry)),
    };
  }

  handle(transaction: ServerTransaction): boolean {
    const { request, connection } = transaction;
    const entry = this.#entries.find((each) => each.matched.length < each.times && each.fits(request));
    if (!entry || !connection) return false;
    const index = entry.matched.push(request) - 1;
    void entry.behaviour({
      request,
      connection,
      index,
      reply: (status, fields) => transaction.reply(status, fields),
      rewrite: (filter) => transaction.filter(filter),
      proceed: () => this.#proceed(transaction),
    });
    return true;
  }
}

function fitsPattern(request: SipRequest, pattern: RequestPattern): boolean {
  if (pattern.method !== undefined && request.method !== pattern.method) return false;
  if (pattern.inDialog !== undefined && isInDialog(request) !== pattern.inDialog) return false;
  if (pattern.from !== undefined && userInHeader(request.headers.get('From')) !== pattern.from) return false;
  return pattern.to === undefined || dialled(request) === pattern.to;
}

function dialled(request: SipRequest): string | undefined {
  const uri = parseUri(request.uri);
  return (uri && userOf(uri)) ?? userInHeader(request.headers.get('To'));
}
