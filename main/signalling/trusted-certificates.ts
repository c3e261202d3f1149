import tls from 'node:tls';

/**
 * Certificate authorities that connections trust, as PEM: Node's own and, where this Node can read them, those of the
 * operating system, since many offices run an authority of their own. Undefined leaves the choice to Node.
 */
export function trustedCertificates(): readonly string[] | undefined {
  // Node 22.15 and newer; its types promise it everywhere.
  const read: typeof tls.getCACertificates | undefined = tls.getCACertificates;
  if (read === undefined) return undefined;
  return [...new Set([...read('default'), ...read('system')])];
}
