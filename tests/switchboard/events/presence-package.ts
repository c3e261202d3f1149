import type { ServerAddress } from '../transport/server-address.ts';
import type { EventPackage } from './event-package.ts';
import type { Publications } from './publications.ts';
import { escapeXml } from './xml.ts';

/** `presence` (RFC 3856): what a user's devices have published, in one document. */
export function presencePackage(publications: Publications, address: ServerAddress): EventPackage {
  return {
    name: 'presence',
    contentType: 'application/pidf+xml',
    document: (user) => {
      const documents = publications.of(user);
      return documents.length > 0 ? composed(documents) : offline(`sip:${user}@${address.hostPort}`);
    },
  };
}

/** The elements of all, under the root of the first: phones of one kind declare the same namespaces. */
function composed(documents: readonly string[]): string {
  const [first = '', ...others] = documents;
  const end = /<\/(?:[\w-]+:)?presence\s*>\s*$/;
  const inner = others.map((each) =>
    each.replace(/^[\s\S]*?<(?:[\w-]+:)?presence[^>]*>/, '').replace(end, ''),
  );
  return first.replace(end, (closing) => inner.join('') + closing);
}

/** Nobody has published anything. */
function offline(entity: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${escapeXml(entity)}">`,
    '<tuple id="none"><status><basic>closed</basic></status></tuple>',
    '</presence>',
  ].join('\r\n');
}
