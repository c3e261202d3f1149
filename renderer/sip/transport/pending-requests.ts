import { type SipText, headerValue, hasHeader } from '../message/message.ts';
import { responseTo } from '../message/response.ts';
import { branchOf, methodOf, statusOf, tagOf } from '../message/transaction.ts';

const limit = 128;

/** Requests of ours that have no final response yet, by transaction; the oldest are forgotten beyond 128. */
export class PendingRequests {
  readonly #requests = new Map<string, SipText>();

  sent(message: SipText): void {
    const key = keyOf(message);
    if (key === undefined || statusOf(message) !== undefined || methodOf(message) === 'ACK') return;
    this.#requests.set(key, message);
    const [oldest] = this.#requests.keys();
    if (this.#requests.size > limit && oldest !== undefined) this.#requests.delete(oldest);
  }

  /** Forgets the request that a final response answers, and says whether it carried credentials of challenges. */
  answered(response: SipText): { readonly hadCredentials: boolean; readonly hadProxyCredentials: boolean } {
    const key = keyOf(response) ?? '';
    const request = this.#requests.get(key);
    if ((statusOf(response) ?? 0) >= 200) this.#requests.delete(key);
    const has = (name: string): boolean => request !== undefined && hasHeader(request, name);
    const hadProxyCredentials = has('Proxy-Authorization');
    return { hadCredentials: hadProxyCredentials || has('Authorization'), hadProxyCredentials };
  }

  /**
   * The connection is gone, and the answers to these with it. A re-INVITE would block its dialog for 32 s (timer B)
   * and then end the call, and a MESSAGE would hold up those behind it, so they are answered here with a 503 that says
   * what happened; the others stay as they are.
   */
  lost(): SipText[] {
    const lost = [...this.#requests].filter(
      ([, request]) => isReinvite(request) || methodOf(request) === 'MESSAGE',
    );
    for (const [key] of lost) this.#requests.delete(key);
    return lost.flatMap(([, request]) => lostResponses(request));
  }
}

function isReinvite(request: SipText): boolean {
  return methodOf(request) === 'INVITE' && tagOf(headerValue(request, 'To')) !== undefined;
}

/** Header of a response that this process made itself. */
export const lostMark = 'X-Connection-Lost';

function lostResponses(request: SipText): SipText[] {
  const response = responseTo(request, '503 Service Unavailable', [{ name: lostMark, value: 'yes' }]);
  return response ? [response] : [];
}

function keyOf(message: SipText): string | undefined {
  const branch = branchOf(message);
  return branch === undefined ? undefined : `${branch} ${methodOf(message) ?? ''}`;
}
