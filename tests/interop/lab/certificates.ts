import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../build/build.ts';

const folder = join(root, 'out', 'interop', 'certificates');

/** Certificates with their keys: one that the system trusts, and one that nobody does. */
export const certificates = {
  trusted: join(folder, 'trusted.pem'),
  selfSigned: join(folder, 'self-signed.pem'),
};

/** Makes the certificates; gives the path of a bundle with the system's authorities and the trusted one. */
export async function makeCertificates(): Promise<string> {
  await mkdir(folder, { recursive: true });
  const [trusted] = await Promise.all(Object.values(certificates).map(selfSigned));
  const bundle = join(folder, 'ca-certificates.crt');
  await writeFile(bundle, (await readFile('/etc/ssl/certs/ca-certificates.crt', 'utf8')) + trusted);
  return bundle;
}

/** Writes a certificate for the addresses of the offices with its key into a file; gives the certificate back. */
async function selfSigned(path: string): Promise<string> {
  const addresses = Array.from({ length: 8 }, (_, index) => `IP:127.0.1.${index + 1}`).join(',');
  const { stdout: key } = await openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout');
  await writeFile(path, key, { mode: 0o600 });
  const { stdout: certificate } = await openssl(
    ...['req', '-x509', '-new', '-key', path, '-subj', `/CN=office.test`, '-days', '2'],
    ...['-addext', `subjectAltName=${addresses}`],
  );
  await writeFile(path, key + certificate);
  return certificate;
}

function openssl(...args: string[]): Promise<{ stdout: string }> {
  return promisify(execFile)('openssl', args);
}
