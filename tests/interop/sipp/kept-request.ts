/** A request that is answered only after other messages; sipp by itself answers what it received last. */
import { message } from './scenario.ts';

/** Its header fields by the names that sipp keeps them under. */
const kept = { Via1: 'Via', Via2: 'Via', From: 'From', To: 'To', CSeq: 'CSeq' };

/** Waits for a request that has come through one proxy. */
export function expectAndKeep(method: string): string {
  const actions = Object.entries(kept).map(([variable, name]) => {
    const occurrence = variable === 'Via2' ? 'occurrence="2" ' : '';
    return `<ereg regexp="[^ ].*" search_in="hdr" header="${name}:" ${occurrence}assign_to="${variable}"/>`;
  });
  return `<recv request="${method}"><action>${actions.join('')}</action></recv>`;
}

/** A final response without a body. */
export function responseToKept(status: string): string {
  const copied = Object.entries(kept).map(([variable, name]) => `${name}: [$${variable}]`);
  return message([`SIP/2.0 ${status}`, ...copied, 'Call-ID: [call_id]']);
}

/** The two sides of the dialog that it belongs to, as we see them. */
export const sidesOfKept = { from: '[$To]', to: '[$From]' };
