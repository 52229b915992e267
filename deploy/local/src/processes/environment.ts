import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@pishkhan/contracts';
import { addressVariable } from '@pishkhan/counter-desk/address-variable';
import { sampleFile } from '@pishkhan/embedded/sample-file';
import { DESK, type DeskClient, type Secured } from '@pishkhan/servers';
import type { LocalRequest } from '../request.ts';
import { AUDIENCE, type Issuer } from '../servers/issuer.ts';

/** Everything of this machine listens here. */
export const HOST = '127.0.0.1';

/** Addresses of the servers as the services use them; a fault run puts proxies in between. */
export interface Reached {
  readonly eventStore: string;
  readonly brokers: readonly string[];
  readonly mongodb: string;
}

/** The servers of a platform. */
export interface Surroundings {
  readonly issuer: Issuer;
  readonly reached: Reached;
  readonly secured: Secured | undefined;
  readonly desk: DeskClient;
}

/** A key or secret that all replicas share; created once. */
const keyIn = (data: string, name: string): string => {
  const file = join(data, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flush: true });
  return file;
};

const commonOf = (request: LocalRequest, { issuer: { issuer }, reached }: Surroundings): Record<string, string> => ({
  PISHKHAN_PROFILE: 'local',
  PISHKHAN_DATA: request.dataFolder,
  PISHKHAN_HOST: HOST,
  PISHKHAN_PORT: '0',
  PISHKHAN_LOG: request.logLevel,
  PISHKHAN_BUILD: 'distributed',
  PISHKHAN_REQUEST_RATES: process.env.PISHKHAN_REQUEST_RATES ?? sampleFile('rates/sample-request-rates.json'),
  PISHKHAN_LOGIN_STRENGTH:
    process.env.PISHKHAN_LOGIN_STRENGTH ??
    sampleFile(`logins/${request.identity === 'keycloak' ? 'sample-password-grant' : 'sample-login-strength'}.json`),
  PISHKHAN_DOCUMENTS: 'served',
  PISHKHAN_SAMPLES: sampleFile('.'),
  PISHKHAN_CLOCK_FILE: join(request.dataFolder, 'clock.json'),
  PISHKHAN_VAULT: 'mongodb',
  PISHKHAN_VAULT_KEY_FILE: keyIn(request.dataFolder, 'person-vault.key'),
  PISHKHAN_TEXTS_KEY_FILE: keyIn(request.dataFolder, 'texts.key'),
  CASE_APPLICANTS_KEY_FILE: keyIn(request.dataFolder, 'applicants.key'),
  BILLING_PAYEES_KEY_FILE: keyIn(request.dataFolder, 'payees.key'),
  EVENTSTORE_URL: reached.eventStore,
  PISHKHAN_TEST_SERVER: 'accepted',
  KAFKA_BROKERS: reached.brokers.join(','),
  KAFKA_REPLICATION_FACTOR: String(request.brokers),
  KAFKA_SESSION_TIMEOUT_MS: '6000',
  MONGODB_URL: reached.mongodb,
  PISHKHAN_ISSUER: issuer,
  PISHKHAN_AUDIENCE: AUDIENCE,
});

/** What a service needs to log in at secured servers, with its own user. */
const loginOf = (service: string, { secured, reached }: Surroundings): Record<string, string> =>
  secured
    ? {
        KAFKA_TLS: 'true',
        KAFKA_SASL_MECHANISM: 'scram-sha-512',
        KAFKA_USERNAME: service,
        KAFKA_PASSWORD: secured.passwordOf(service),
        MONGODB_URL: mongodbFor(secured, reached.mongodb, service, service),
        NODE_EXTRA_CA_CERTS: secured.certificates.authority,
      }
    : {};

/** The database's address for a user of a secured server. */
export const mongodbFor = ({ passwordOf }: Secured, address: string, user: string, authSource: string): string =>
  `${address.replace('mongodb://', `mongodb://${user}:${passwordOf(user)}@`)}&authSource=${authSource}`;

/** Environment of one service's processes. */
export const environmentOf = (
  service: string,
  request: LocalRequest,
  servers: Surroundings,
): Record<string, string> => ({
  ...commonOf(request, servers),
  ...loginOf(service, servers),
});

/** The desk as the issuer knows it. */
export const deskClientOf = (data: string, port: number): DeskClient => ({
  address: `http://${HOST}:${port}`,
  secret: readFileSync(keyIn(data, 'desk-client.key')).toString('base64url'),
});

/** Environment of the desk's processes. */
export const deskEnvironmentOf = (
  { dataFolder, logLevel }: LocalRequest,
  { issuer: { issuer }, reached, secured, desk: { address, secret } }: Surroundings,
  urlOf: (service: string) => string,
): Record<string, string> => ({
  PISHKHAN_PROFILE: 'local',
  PISHKHAN_HOST: HOST,
  PISHKHAN_PORT: '0',
  PISHKHAN_LOG: logLevel,
  PISHKHAN_BUILD: 'distributed',
  PISHKHAN_ISSUER: issuer,
  PISHKHAN_DESK_SESSIONS: process.env.PISHKHAN_DESK_SESSIONS ?? sampleFile('desk/sample-desk-sessions.json'),
  DESK_ADDRESS: address,
  DESK_CLIENT_SECRET: secret,
  DESK_SESSIONS_KEY_FILE: keyIn(dataFolder, 'desk-sessions.key'),
  ...Object.fromEntries(serviceNames.map((name) => [addressVariable(name), urlOf(name)])),
  MONGODB_URL: reached.mongodb,
  ...(secured && {
    MONGODB_URL: mongodbFor(secured, reached.mongodb, DESK, DESK),
    NODE_EXTRA_CA_CERTS: secured.certificates.authority,
  }),
});
