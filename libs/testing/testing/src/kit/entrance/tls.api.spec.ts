import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get as getByTls } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { connect, type ConnectionOptions } from 'node:tls';
import { newAuthority, type Authority, type Issued } from '@pishkhan/certificates';
import { eventually, startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let authority: Authority;
let url: URL;

beforeAll(async () => {
  platform = await startTestPlatform();
  authority = await newAuthority();
  url = new URL((await platform.start(sampleService, { tls: await authority.issue() })).url);
});
afterAll(() => platform.stop());

const handshake = (options: ConnectionOptions) =>
  new Promise<string>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(url.port), ca: authority.certificate, ...options }, () => {
      resolve(`${socket.getProtocol()} ${socket.getCipher().standardName}`);
      socket.end();
    });
    socket.once('error', ({ message }) => resolve(`refused: ${message}`));
  });

describe('ASVS 12.1.1, 12.1.2, 12.3.3: a service with a certificate', () => {
  it('responds over TLS, and its address says so', async () => {
    expect(url.protocol).toBe('https:');
    const status = await new Promise((resolve, reject) => {
      getByTls(new URL('/health/live', url), { ca: authority.certificate }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).once('error', reject);
    });
    expect(status).toBe(200);
  });

  it.each([
    [{}, 'TLSv1.3 TLS_AES_256_GCM_SHA384'],
    [{ maxVersion: 'TLSv1.2' }, 'TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
    [
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' },
      'TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    ],
  ] as const)('agrees with a client of %p on %s', async (options, agreed) =>
    expect(await handshake(options)).toBe(agreed),
  );

  it.each([
    { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
    { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384' },
    { maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384' },
    { maxVersion: 'TLSv1.2', ciphers: 'DHE-RSA-AES256-GCM-SHA384' },
  ] as const)('refuses a client with old versions or weak ciphers only: %p', async (options) =>
    expect(await handshake(options)).toMatch(/^refused: .*(alert|version)/),
  );

  it('gives a client without TLS no content', async () => {
    const received = await new Promise<string>((resolve) => {
      const socket = connectPlain(Number(url.port), '127.0.0.1', () =>
        socket.write('GET /health/live HTTP/1.1\r\n\r\n'),
      );
      const parts: Buffer[] = [];
      socket.on('data', (part) => void parts.push(part));
      socket.once('close', () => resolve(Buffer.concat(parts).toString('latin1')));
    });
    expect(received).not.toContain('200 OK');
    expect(received).not.toContain('alive');
  });
});

describe('ASVS 12.2.2: a renewed certificate', () => {
  const serialOf = (port: number) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, ca: authority.certificate }, () => {
        resolve(socket.getPeerCertificate().serialNumber);
        socket.end();
      });
      socket.once('error', reject);
    });

  it('is in force without a restart; a half renewed, damaged or missing one changes nothing', async () => {
    const lines: string[] = [];
    const logged = (text: string) => lines.filter((line) => line.includes(text)).length;
    const own = await startTestPlatform({ logTo: { write: (line) => void lines.push(line) } });
    try {
      const [former, latter] = [await authority.issue(), await authority.issue()];
      let found: () => Issued = () => former;
      const service = await own.start(sampleService, { tls: { ...former, renewed: () => found() } });
      const port = Number(new URL(service.url).port);
      const first = await serialOf(port);
      found = () => ({ certificate: latter.certificate, key: former.key });
      await eventually(() => expect(logged('not usable')).toBe(1));
      found = () => {
        throw new Error('the file cannot be read');
      };
      await eventually(() => expect(logged('not usable')).toBe(2));
      expect(await serialOf(port)).toBe(first);
      found = () => latter;
      await eventually(async () => expect(await serialOf(port)).not.toBe(first));
      expect(logged('is in force')).toBe(1);
    } finally {
      await own.stop();
    }
  });
});
