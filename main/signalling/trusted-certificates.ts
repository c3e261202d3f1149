import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/** Where Linux distributions keep the authorities that the system trusts, all in one PEM file. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, Ubuntu, Arch
  '/etc/pki/tls/certs/ca-bundle.crt', // Fedora, RHEL
  '/etc/ssl/ca-bundle.pem', // openSUSE
];

/**
 * Certificate authorities that connections trust, as PEM: Node's own and those of the operating system, since many
 * offices run an authority of their own. Undefined, where the system's cannot be read, leaves the choice to Node.
 *
 * @param bundles where to look on a Node that cannot ask the system
 */
export function trustedCertificates(bundles = SYSTEM_BUNDLES): readonly string[] | undefined {
  // Node 22.15 and newer; its types promise it everywhere.
  const read: typeof tls.getCACertificates | undefined = tls.getCACertificates;
  if (read !== undefined) return [...new Set([...read('default'), ...read('system')])];
  const system = firstReadable(bundles);
  return system === undefined ? undefined : [...tls.rootCertificates, system];
}

function firstReadable(paths: readonly string[]): string | undefined {
  for (const path of paths) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      // Another distribution's place.
    }
  }
  return undefined;
}
