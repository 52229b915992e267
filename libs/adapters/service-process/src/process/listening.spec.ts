import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { UnusableSettings } from '@pishkhan/service-kit';
import { listenOf } from './listening.ts';

const folder = mkdtempSync(join(tmpdir(), 'pishkhan-listening-'));
const fileOf = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const certificate = fileOf('tls.crt', '-----BEGIN CERTIFICATE-----\n…');
const key = fileOf('tls.key', '-----BEGIN PRIVATE KEY-----\n…');
const given = {
  PISHKHAN_HOST: '0.0.0.0',
  PISHKHAN_PORT: 8443,
  PISHKHAN_TLS_CERTIFICATE_FILE: certificate,
  PISHKHAN_TLS_KEY_FILE: key,
  PISHKHAN_TLS_ENDS_AT: 'service',
  PISHKHAN_TRUSTED_PROXIES: ['10.1.0.0/16'],
};

describe('ASVS 12.2.1: where a service listens', () => {
  it('has its certificate and key', () =>
    expect(listenOf(given)).toEqual({
      host: '0.0.0.0',
      port: 8443,
      trustedProxies: ['10.1.0.0/16'],
      proxiesOnly: false,
      tls: {
        certificate: expect.stringContaining('CERTIFICATE'),
        key: expect.stringContaining('PRIVATE KEY'),
        renewed: expect.any(Function),
      },
    }));

  it('is read again when its files were renewed', () => {
    const { tls } = listenOf({
      ...given,
      PISHKHAN_TLS_CERTIFICATE_FILE: fileOf('renewed.crt', '-----BEGIN CERTIFICATE-----\nformer'),
    });
    expect(tls!.renewed!().certificate).toContain('former');
    fileOf('renewed.crt', '-----BEGIN CERTIFICATE-----\nlatter');
    expect(tls!.renewed!().certificate).toContain('latter');
    fileOf('renewed.crt', 'half');
    expect(() => tls!.renewed!()).toThrow(UnusableSettings);
  });

  it('is plain behind a proxy, and for that proxy only', () => {
    const behind = {
      ...given,
      PISHKHAN_TLS_CERTIFICATE_FILE: '',
      PISHKHAN_TLS_KEY_FILE: '',
      PISHKHAN_TLS_ENDS_AT: 'proxy',
    };
    expect(listenOf(behind)).toMatchObject({ proxiesOnly: true });
    expect(listenOf(behind)).not.toHaveProperty('tls');
  });

  it.each([
    [{ PISHKHAN_TLS_CERTIFICATE_FILE: join(folder, 'none.crt') }, 'PISHKHAN_TLS_CERTIFICATE_FILE names a file that'],
    [{ PISHKHAN_TLS_KEY_FILE: '' }, 'PISHKHAN_TLS_KEY_FILE names a file that cannot be read'],
    [{ PISHKHAN_TLS_KEY_FILE: certificate }, 'PISHKHAN_TLS_KEY_FILE must name a PEM file'],
    [{ PISHKHAN_TLS_CERTIFICATE_FILE: key }, 'PISHKHAN_TLS_CERTIFICATE_FILE must name a PEM file'],
  ])('is refused with %p', (change, sentence) => {
    expect(() => listenOf({ ...given, ...change })).toThrow(UnusableSettings);
    expect(() => listenOf({ ...given, ...change })).toThrow(sentence);
  });
});
