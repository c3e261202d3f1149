import * as v from 'valibot';

/** A SIP URI of the other side. Whoever comes with a longer one is taken for nobody (`renderer/sip/call/party.ts`). */
export const address = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
