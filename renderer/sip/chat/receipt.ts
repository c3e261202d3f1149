import type { ChatContent } from '../../domain/chat/chat.ts';
import { childElements, childNamed, localName, xmlRoot, xmlText } from './xml.ts';

type Receipt = Extract<ChatContent, { kind: 'receipt' }>;

export const RECEIPT_TYPE = 'message/imdn+xml';

/** An instant message disposition notification (RFC 5438 §7.2.1); undefined for what is none, or says nothing of use. */
export function readReceipt(body: string): Receipt | undefined {
  const root = xmlRoot(body);
  if (root === undefined || localName(root) !== 'imdn') return undefined;
  const messageId = childNamed(root, 'message-id')?.text.trim();
  if (messageId === undefined || messageId === '') return undefined;
  for (const notification of childElements(root)) {
    const status = childNamed(notification, 'status');
    const said = status && childElements(status)[0];
    const disposition = said && dispositionOf(localName(notification), localName(said));
    if (disposition !== undefined) return { kind: 'receipt', messageId, disposition };
  }
  return undefined;
}

function dispositionOf(notification: string, status: string): Receipt['disposition'] | undefined {
  if (notification === 'delivery-notification') {
    if (status === 'delivered') return 'delivered';
    if (status === 'failed' || status === 'forbidden' || status === 'error') return 'failed';
  }
  return notification === 'display-notification' && status === 'displayed' ? 'displayed' : undefined;
}

/** @param at when that message was sent, as it said itself */
export function writeReceipt(messageId: string, disposition: 'delivered' | 'displayed', at: string): string {
  const notification = disposition === 'delivered' ? 'delivery-notification' : 'display-notification';
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\r\n<imdn xmlns="urn:ietf:params:xml:ns:imdn">' +
    `<message-id>${xmlText(messageId)}</message-id><datetime>${xmlText(at)}</datetime>` +
    `<${notification}><status><${disposition}/></status></${notification}></imdn>`
  );
}
