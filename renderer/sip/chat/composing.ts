import type { ChatContent } from '../../domain/chat/chat.ts';
import { childOf, readXml } from '../documents/xml.ts';

type Composing = Extract<ChatContent, { kind: 'composing' }>;

export const COMPOSING_TYPE = 'application/im-iscomposing+xml';

const namespace = 'urn:ietf:params:xml:ns:im-iscomposing';

/** Seconds until a sign of writing is out of date where its sender says nothing of it (RFC 3994 §3.3). */
const REFRESH_SECONDS = 120;

/** Whether the other side writes just now (RFC 3994 §3.2); a state that nobody knows counts as idle. */
export function readComposing(body: string): Composing | undefined {
  const root = readXml(body);
  if (root?.name !== 'isComposing' || root.namespace !== namespace) return undefined;
  const refresh = Number(childOf(root, namespace, 'refresh')?.text || NaN);
  return {
    kind: 'composing',
    isActive: childOf(root, namespace, 'state')?.text === 'active',
    refreshSeconds: refresh >= 1 && refresh <= 3_600 ? Math.round(refresh) : REFRESH_SECONDS,
  };
}

export function writeComposing(isActive: boolean): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\r\n<isComposing xmlns="${namespace}">` +
    `<state>${isActive ? 'active' : 'idle'}</state><contenttype>text/plain</contenttype></isComposing>`
  );
}
