import { isInDialog, tagOf } from '../sip/message.ts';
import { parseParameters } from '../sip/parameters.ts';
import { parseUri, userOf } from '../sip/uri.ts';
import type { Part } from '../part.ts';
import type { PlacedCall } from '../session/placed-call.ts';
import type { SessionHost } from '../session/session-host.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import { answer } from './answer.ts';

const completedElsewhere = 'SIP;cause=200;text="Call completed elsewhere"';
const take = answer(
  { media: 'music', telephoneEvent: true, earlyMedia: false },
  { ringMs: 0, earlyMediaMs: 0 },
);

/**
 * A call of the switchboard's own that rings at one user is taken by another: by INVITE with Replaces (RFC 3891 §3),
 * or by dialling `**` and the name.
 */
export class PickUp implements Part {
  readonly #host: SessionHost;
  readonly #placed: () => readonly PlacedCall[];

  constructor(host: SessionHost, placed: () => readonly PlacedCall[]) {
    this.#host = host;
    this.#placed = placed;
  }

  handle(transaction: ServerTransaction): boolean {
    const { request } = transaction;
    if (request.method !== 'INVITE' || isInDialog(request)) return false;
    const uri = parseUri(request.uri);
    const dialled = (uri && userOf(uri)) ?? '';
    const replaces = request.headers.get('Replaces');
    // A call between users is for the user to give up.
    if (replaces !== undefined && this.#isOwn(replaces)) this.#take(transaction, this.#replaced(replaces));
    else if (dialled.startsWith('**')) this.#take(transaction, this.#ringingAt(dialled.slice(2)));
    else return false;
    return true;
  }

  #take(transaction: ServerTransaction, call: PlacedCall | undefined): void {
    if (!call) return transaction.reply(481);
    call.cancel(completedElsewhere);
    take(transaction, this.#host);
  }

  #isOwn(header: string): boolean {
    const callId = header.split(';')[0]?.trim();
    return this.#placed().some((call) => call.callId === callId);
  }

  #replaced(header: string): PlacedCall | undefined {
    const [callId = ''] = header.split(';');
    const parameters = parseParameters(header.slice(callId.length));
    return this.#placed().find(
      (call) =>
        call.callId === callId.trim() &&
        call.state === 'ringing' &&
        call.localTag === parameters.get('to-tag') &&
        call.responses.some((response) => tagOf(response, 'To') === parameters.get('from-tag')),
    );
  }

  #ringingAt(user: string): PlacedCall | undefined {
    return this.#placed().find((call) => {
      const uri = parseUri(call.invite.uri);
      return call.state === 'ringing' && uri !== undefined && userOf(uri) === user;
    });
  }
}
