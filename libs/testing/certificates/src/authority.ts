import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** RSA, because EventStoreDB reads no other private key; brokers and MongoDB read it too. */
const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const DAY_MS = 24 * 60 * 60 * 1000;
/** Browsers and some clients refuse a server's certificate that is valid for longer than 398 days. */
const VALID_DAYS = 397;

export interface ServerNames {
  /** Common name. EventStoreDB's nodes expect `eventstoredb-node`. */
  readonly name: string;
  readonly dns: readonly string[];
  readonly ip: readonly string[];
}

/** PEM; the key is PKCS #8. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

export interface Authority {
  /** PEM of the authority's own certificate, which clients trust. */
  readonly certificate: string;
  /** A certificate with which a server identifies itself, and other servers of its cluster as clients. */
  issue(names?: Partial<ServerNames>): Promise<Issued>;
}

/** Common name of a server's certificate. EventStoreDB's nodes expect this one. */
export const SERVER_NAME = 'eventstoredb-node';

const LOCAL: ServerNames = { name: SERVER_NAME, dns: ['localhost'], ip: ['127.0.0.1', '::1'] };

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
/** From an hour ago, so that a client whose clock is behind accepts it. */
const validity = () => ({
  notBefore: new Date(Date.now() - 60 * 60 * 1000),
  notAfter: new Date(Date.now() + VALID_DAYS * DAY_MS),
});

/** A new certificate authority. Its private key stays in memory. */
export const newAuthority = async (name = 'Pishkhan test authority'): Promise<Authority> => {
  const keys = await newKeys();
  const own = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    ...validity(),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const issue = async (names: Partial<ServerNames> = {}): Promise<Issued> => {
    const { name: subject, dns, ip } = { ...LOCAL, ...names };
    const { publicKey, privateKey } = await newKeys();
    const certificate = await X509CertificateGenerator.create({
      subject: `CN=${subject}`,
      issuer: own.subject,
      publicKey,
      signingKey: keys.privateKey,
      ...validity(),
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
        new SubjectAlternativeNameExtension([
          ...dns.map((value) => ({ type: 'dns' as const, value })),
          ...ip.map((value) => ({ type: 'ip' as const, value })),
        ]),
        await SubjectKeyIdentifierExtension.create(publicKey),
        await AuthorityKeyIdentifierExtension.create(own),
      ],
    });
    const key = await webcrypto.subtle.exportKey('pkcs8', privateKey);
    return { certificate: certificate.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') };
  };
  return { certificate: own.toString('pem'), issue };
};
