import * as v from 'valibot';

/** A SIP URI of the other side. Whoever comes with a longer one is taken for nobody (`renderer/sip/call/party.ts`). */
export const address = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));

/** Whoever does not want to be known (RFC 3323 §4.1.1.3): nobody to call back or to write to. */
export const anonymousAddress = 'sip:anonymous@anonymous.invalid';
