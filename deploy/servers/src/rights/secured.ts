import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCertificates, type CertificateFiles } from '@pishkhan/certificates';
import { readRights, type ServiceRights } from './rights.ts';

/** The administrator of broker and database. */
export const ADMINISTRATOR = 'administrator';

/** Servers with TLS, a user for each service, and only the rights that it needs, as in production. */
export interface Secured {
  readonly certificates: CertificateFiles;
  readonly rights: readonly ServiceRights[];
  /** Random, created once for each data folder. */
  readonly passwordOf: (user: string) => string;
  /** Shared secret of the database's members. */
  readonly memberKey: string;
}

const secretsIn = (file: string): Record<string, string> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};

/** Certificates and passwords of a data folder; both are created if they are missing. */
export const openSecured = async (root: string, data: string): Promise<Secured> => {
  const folder = join(data, 'secured');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const certificates = await openCertificates(join(folder, 'certificates'));
  const file = join(folder, 'passwords.json');
  const secrets = secretsIn(file);
  const passwordOf = (user: string): string => {
    const known = secrets[user];
    if (known) return known;
    const made = randomBytes(24).toString('base64url');
    writeFileSync(file, JSON.stringify(Object.assign(secrets, { [user]: made })), { mode: 0o600, flush: true });
    return made;
  };
  const memberKey = join(folder, 'member.key');
  if (!existsSync(memberKey)) writeFileSync(memberKey, randomBytes(96).toString('base64'), { mode: 0o600 });
  return { certificates, rights: readRights(root), passwordOf, memberKey };
};
