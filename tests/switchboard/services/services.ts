import { isInDialog } from '../sip/message.ts';
import { parseUri, userOf } from '../sip/uri.ts';
import type { Part } from '../part.ts';
import type { SessionHost } from '../session/session-host.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import { answer } from './answer.ts';
import { reject } from './reject.ts';
import { ringForEver } from './ring-for-ever.ts';
import type { Service, ServiceTimes } from './service.ts';

/** The numbers that the switchboard answers itself. */
export class Services implements Part {
  readonly #host: SessionHost;
  readonly #byNumber: ReadonlyMap<string, Service>;

  constructor(host: SessionHost, times: ServiceTimes, further: Readonly<Record<string, Service>> = {}) {
    this.#host = host;
    const spoken = { telephoneEvent: true, earlyMedia: false };
    this.#byNumber = new Map<string, Service>([
      ['*43', answer({ ...spoken, media: 'echo' }, times)],
      ['*44', answer({ ...spoken, media: 'music' }, times)],
      ['*45', answer({ ...spoken, media: 'echo', telephoneEvent: false }, times)],
      ['4183', answer({ ...spoken, media: 'music', earlyMedia: true }, times)],
      ['4404', reject(404)],
      ['4480', ringForEver],
      ['4486', reject(486)],
      ['4503', reject(503)],
      ['4603', reject(603)],
      ...Object.entries(further),
    ]);
  }

  handle(transaction: ServerTransaction): boolean {
    const { request } = transaction;
    if (request.method !== 'INVITE' || isInDialog(request)) return false;
    const uri = parseUri(request.uri);
    const service = this.#byNumber.get((uri && userOf(uri)) ?? '');
    service?.(transaction, this.#host);
    return service !== undefined;
  }
}
