import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newAuthority } from './authority.ts';
import { openCertificates } from './files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'certificates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** One TLS connection to a server with this key and certificate. @throws the client's error */
const connected = async (own: { key: string; cert: string }, ca: string, servername: string): Promise<boolean> => {
  const server = createServer(own, (socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket: TLSSocket = connect({ port, host: '127.0.0.1', servername, ca });
  try {
    await once(socket, 'secureConnect');
    return socket.authorized;
  } finally {
    socket.destroy();
    server.close();
  }
};

describe('certificates', () => {
  it('a client that trusts the authority reaches a server at localhost; at another name, or trusting another, it refuses', async () => {
    const [authority, other] = [await newAuthority(), await newAuthority()];
    const { certificate: cert, key } = await authority.issue();
    expect(await connected({ key, cert }, authority.certificate, 'localhost')).toBe(true);
    await expect(connected({ key, cert }, authority.certificate, 'example.com')).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await expect(connected({ key, cert }, other.certificate, 'localhost')).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });
  it('a server certificate has an RSA key, both addresses of this machine, and cannot issue others', async () => {
    const authority = await newAuthority();
    const { certificate, key } = await authority.issue();
    const [server, ca] = [new X509Certificate(certificate), new X509Certificate(authority.certificate)];
    expect(server.checkIssued(ca) && server.verify(ca.publicKey)).toBe(true);
    expect([ca.ca, server.ca]).toEqual([true, false]);
    expect(server.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(server.publicKey.asymmetricKeyType).toBe('rsa');
    expect(server.subject).toBe('CN=eventstoredb-node');
    for (const address of ['127.0.0.1', '::1']) expect(server.checkIP(address)).toBe(address);
    expect(server.checkHost('localhost')).toBe('localhost');
    expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  });
  it('other names can be asked for', async () => {
    const { certificate } = await (await newAuthority()).issue({ name: 'broker', dns: ['kafka'], ip: [] });
    const server = new X509Certificate(certificate);
    expect([server.subject, server.subjectAltName]).toEqual(['CN=broker', 'DNS:kafka']);
  });
  it('a folder keeps its certificates; keys are readable by their owner only', async () => {
    const files = await openCertificates(join(folder, 'tls'));
    const read = () => Object.values(files).map((file) => readFileSync(file, 'utf8'));
    const before = read();
    expect(await openCertificates(join(folder, 'tls'))).toEqual(files);
    expect(read()).toEqual(before);
    for (const file of [files.key, files.keyAndCertificate]) expect(statSync(file).mode & 0o777).toBe(0o600);
    const both = readFileSync(files.keyAndCertificate, 'utf8');
    expect(both).toBe(readFileSync(files.key, 'utf8') + readFileSync(files.certificate, 'utf8'));
  });
  it('a folder whose key is missing gets new certificates', async () => {
    const files = await openCertificates(folder);
    const before = readFileSync(files.authority, 'utf8');
    rmSync(files.key);
    await openCertificates(folder);
    expect(readFileSync(files.authority, 'utf8')).not.toBe(before);
    expect(readFileSync(files.keyAndCertificate, 'utf8')).toContain('PRIVATE KEY');
  });
});
