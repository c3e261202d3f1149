import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../build/build.ts';

const folder = join(root, 'out', 'interop', 'certificates');

/** Certificates with their keys: one of the office's own authority, and one that nobody trusts. */
export const certificates = {
  trusted: join(folder, 'trusted.pem'),
  selfSigned: join(folder, 'self-signed.pem'),
};

/** A home folder in which Chromium finds the authority: on Linux it asks a database there, and not the system's files. */
export const trustingHome = join(folder, 'home');

/** Makes the certificates; gives the path of a bundle with the system's authorities and the office's own. */
export async function makeCertificates(): Promise<string> {
  await mkdir(folder, { recursive: true });
  const authority = join(folder, 'authority.pem');
  const certificate = await issue(authority, '/CN=Authority of office.test');
  const addresses = Array.from({ length: 8 }, (_, index) => `IP:127.0.1.${index + 1}`).join(',');
  const server = ['/CN=office.test', '-addext', `subjectAltName=${addresses}`] as const;
  await Promise.all([
    issue(certificates.selfSigned, ...server),
    issue(
      certificates.trusted,
      ...server,
      ...['-CA', authority, '-CAkey', authority, '-addext', 'basicConstraints=critical,CA:FALSE'],
    ),
    trustInHome(authority),
  ]);
  const bundle = join(folder, 'ca-certificates.crt');
  await writeFile(bundle, (await readFile('/etc/ssl/certs/ca-certificates.crt', 'utf8')) + certificate);
  return bundle;
}

/** Writes a certificate with its key into a file, self-signed unless openssl is told otherwise; gives the certificate back. */
async function issue(path: string, subject: string, ...options: string[]): Promise<string> {
  const key = await run('openssl', 'ecparam', '-name', 'prime256v1', '-genkey', '-noout');
  await writeFile(path, key, { mode: 0o600 });
  const made = ['req', '-x509', '-new', '-key', path, '-days', '2', '-subj', subject, ...options];
  const certificate = await run('openssl', ...made);
  await writeFile(path, key + certificate);
  return certificate;
}

async function trustInHome(authority: string): Promise<void> {
  const database = join(trustingHome, '.pki', 'nssdb');
  await rm(trustingHome, { recursive: true, force: true });
  await mkdir(database, { recursive: true });
  await run('certutil', '-N', '-d', `sql:${database}`, '--empty-password');
  await run('certutil', '-A', '-d', `sql:${database}`, '-n', 'office.test', '-t', 'C,,', '-i', authority);
}

async function run(command: string, ...args: string[]): Promise<string> {
  return (await promisify(execFile)(command, args)).stdout;
}
