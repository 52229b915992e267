import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newAuthority } from './authority.ts';

/** Paths of PEM files. Keys are readable by their owner only. */
export interface CertificateFiles {
  /** Clients trust it. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
  /** Key and certificate in one file, the format of MongoDB's `certificateKeyFile` and of Kafka's PEM key store. */
  readonly keyAndCertificate: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const write = (file: string, pem: string, mode: number): void => {
  writeFileSync(`${file}.new`, `${pem.trimEnd()}\n`, { mode });
  renameSync(`${file}.new`, file);
};

/** Whether the folder's certificates are all there and valid for another day. */
const usable = ({ authority, certificate, key, keyAndCertificate }: CertificateFiles): boolean =>
  [key, keyAndCertificate].every((file) => existsSync(file)) &&
  [authority, certificate].every(
    (file) => existsSync(file) && Date.parse(new X509Certificate(readFileSync(file)).validTo) > Date.now() + DAY_MS,
  );

/**
 * The certificates of a folder for a server on this machine (`localhost`, `127.0.0.1`, `::1`). Makes new ones, with a
 * new authority, if there are none or they expire within a day.
 */
export const openCertificates = async (folder: string): Promise<CertificateFiles> => {
  const files = {
    authority: join(folder, 'authority.pem'),
    certificate: join(folder, 'server.pem'),
    key: join(folder, 'server.key.pem'),
    keyAndCertificate: join(folder, 'server.both.pem'),
  };
  if (usable(files)) return files;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority = await newAuthority();
  const { certificate, key } = await authority.issue();
  write(files.authority, authority.certificate, 0o644);
  write(files.key, key, 0o600);
  write(files.keyAndCertificate, `${key}\n${certificate}`, 0o600);
  write(files.certificate, certificate, 0o644);
  return files;
};
