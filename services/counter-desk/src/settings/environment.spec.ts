import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { UnusableSettings } from '@pishkhan/service-kit';
import { environmentFrom } from './environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = join(folder, 'sessions.key');
writeFileSync(key, new Uint8Array(32));

const safe = {
  PISHKHAN_TLS_CERTIFICATE_FILE: '/etc/pishkhan/tls.crt',
  PISHKHAN_TLS_KEY_FILE: '/etc/pishkhan/tls.key',
  MONGODB_URL: 'mongodb://counter-desk:a%40third@db-1.gas.example/?replicaSet=rs0&tls=true',
  PISHKHAN_ISSUER: 'https://login.gas.example/realms/gas',
  PISHKHAN_DESK_SESSIONS: '/etc/pishkhan/desk-sessions.json',
  PISHKHAN_BUILD: '2026.11.1',
  DESK_ADDRESS: 'https://desk.gas.example',
  DESK_CLIENT_SECRET: 'a secret that nobody knows',
  DESK_SESSIONS_KEY_FILE: key,
  CUSTOMER_ACCOUNTS_URL: 'https://accounts.gas.example',
  METERING_URL: 'https://metering.gas.example:8443',
  BILLING_ADJUSTMENTS_URL: 'https://billing.gas.example',
  CASE_HANDLING_URL: 'https://cases.gas.example',
};

describe('N31: settings of the counter desk', () => {
  it('has production with TLS everywhere, and names the secret by no default', () =>
    expect(environmentFrom(safe)).toMatchObject({ isLocal: false, DESK_CLIENT_ID: 'counter-desk' }));

  it.each([
    ...Object.keys(safe)
      .filter((name) => !/TLS|BUILD/.test(name))
      .map((name) => [{ [name]: undefined }, `${name} must be`] as const),
    [{ DESK_ADDRESS: 'https://desk.gas.example/desk' }, 'DESK_ADDRESS must be the address'],
    [{ DESK_ADDRESS: 'http://desk.gas.example' }, 'DESK_ADDRESS must be https'],
    [{ METERING_URL: 'http://metering.gas.example' }, 'METERING_URL must be https'],
    [{ DESK_CLIENT_SECRET: 'short' }, 'DESK_CLIENT_SECRET must be a secret of at least 16'],
    [{ MONGODB_URL: 'mongodb://u:p@db/?replicaSet=rs0' }, 'MONGODB_URL must use TLS'],
    [{ PISHKHAN_ISSUER: 'http://127.0.0.1:8180' }, 'PISHKHAN_ISSUER must be https'],
    [{ PISHKHAN_TLS_KEY_FILE: undefined }, 'PISHKHAN_TLS_KEY_FILE must be given'],
    [{ PISHKHAN_BUILD: undefined }, 'PISHKHAN_BUILD must name the build'],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED=0'],
  ])('refuses production with %p, by the name of the variable and without its value', (change, sentence) => {
    const start = () => environmentFrom({ ...safe, ...change });
    expect(start).toThrow(UnusableSettings);
    expect(start).toThrow(sentence);
    expect(start).not.toThrow(/a%40third|nobody knows/);
  });

  it('permits plain connections on one machine', () =>
    expect(
      environmentFrom({ ...safe, PISHKHAN_PROFILE: 'local', PISHKHAN_ISSUER: 'http://127.0.0.1:8180' }).isLocal,
    ).toBe(true));
});
