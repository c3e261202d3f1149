import type { ChatContent } from '../../domain/chat/chat.ts';
import { childOf, escapedXml, readXml } from '../documents/xml.ts';

type Receipt = Extract<ChatContent, { kind: 'receipt' }>;

export const RECEIPT_TYPE = 'message/imdn+xml';

const namespace = 'urn:ietf:params:xml:ns:imdn';

/** An instant message disposition notification (RFC 5438 §7.2.1); undefined for what is none, or says nothing of use. */
export function readReceipt(body: string): Receipt | undefined {
  const root = readXml(body);
  if (root?.name !== 'imdn' || root.namespace !== namespace) return undefined;
  const messageId = childOf(root, namespace, 'message-id')?.text;
  if (messageId === undefined || messageId === '') return undefined;
  for (const notification of root.children) {
    const said = childOf(notification, namespace, 'status')?.children[0];
    const disposition = said && dispositionOf(notification.name, said.name);
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
    `<?xml version="1.0" encoding="UTF-8"?>\r\n<imdn xmlns="${namespace}">` +
    `<message-id>${escapedXml(messageId)}</message-id><datetime>${escapedXml(at)}</datetime>` +
    `<${notification}><status><${disposition}/></status></${notification}></imdn>`
  );
}
