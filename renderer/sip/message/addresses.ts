import { type SipText, mapHeaders } from './message.ts';
import { splitValues } from './name-addr.ts';

const single = ['From', 'To', 'Refer-To', 'Referred-By'];
const several = ['Contact', 'P-Asserted-Identity'];

/** Every address in the headers that hold one. A comma separates only where the grammar allows several values. */
export function mapAddresses(message: SipText, change: (value: string) => string): SipText {
  return mapHeaders(mapHeaders(message, single, change), several, (line) =>
    splitValues(line).map(change).join(', '),
  );
}
