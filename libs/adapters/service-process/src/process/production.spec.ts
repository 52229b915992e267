import { describe, expect, it } from '@jest/globals';
import { UnusableSettings } from '@pishkhan/service-kit';
import { settingsFrom } from '../settings.ts';

const safe = {
  PISHKHAN_TLS_CERTIFICATE_FILE: '/etc/pishkhan/tls.crt',
  PISHKHAN_TLS_KEY_FILE: '/etc/pishkhan/tls.key',
  EVENTSTORE_URL: 'esdb://metering:a-long-one@events.gas.example:2113',
  KAFKA_BROKERS: 'kafka-1.gas.example:9093',
  KAFKA_TLS: 'true',
  KAFKA_SASL_MECHANISM: 'scram-sha-512',
  KAFKA_USERNAME: 'metering',
  KAFKA_PASSWORD: 'another-long-one',
  MONGODB_URL: 'mongodb://metering:a%40third@db-1.gas.example,db-2.gas.example/?replicaSet=rs0&tls=true',
  PISHKHAN_ISSUER: 'https://login.gas.example/realms/gas',
  PISHKHAN_REQUEST_RATES: '/etc/pishkhan/request-rates.json',
  PISHKHAN_LOGIN_STRENGTH: '/etc/pishkhan/login-strength.json',
  PISHKHAN_BUILD: '2026.11.1',
};

const atProxy = {
  PISHKHAN_TLS_CERTIFICATE_FILE: undefined,
  PISHKHAN_TLS_KEY_FILE: undefined,
  PISHKHAN_TLS_ENDS_AT: 'proxy',
};

/** The last four have addresses of IPv4 without end. */
const notProxies = [
  '',
  'gateway',
  '10.0.0.0/33',
  '10.0.0.0/0',
  '0.0.0.0/1',
  '::/0',
  '10.0.0.1/8/8',
  '10.0.0.1,',
].concat(['10.0.0.0/x', '::ffff:0:0/96', '::ffff:128.0.0.0/97', '::/16', '::/80']);

describe('N31: a service of production', () => {
  it.each([
    {},
    { MONGODB_URL: 'mongodb+srv://metering:x@db.gas.example/?replicaSet=rs0' },
    { MONGODB_URL: 'mongodb://db.gas.example/?tls=true&authMechanism=MONGODB-X509' },
    { EVENTSTORE_URL: 'esdb+discover://events.gas.example?userCertFile=/run/c.pem&userKeyFile=/run/k.pem' },
    { ...atProxy, PISHKHAN_TRUSTED_PROXIES: '10.1.0.0/16, 10.2.0.7,2001:db8::/32' },
    { NODE_OPTIONS: '--tls-min-v1.3 --max-old-space-size=512', NODE_TLS_REJECT_UNAUTHORIZED: '1' },
  ])('starts with TLS and credentials everywhere %p', (change) =>
    expect(settingsFrom({ ...safe, ...change }).PISHKHAN_PROFILE).toBe('production'),
  );

  it.each([
    [{ PISHKHAN_TLS_CERTIFICATE_FILE: undefined }, 'PISHKHAN_TLS_CERTIFICATE_FILE and PISHKHAN_TLS_KEY_FILE must be'],
    [{ PISHKHAN_TLS_KEY_FILE: undefined }, 'PISHKHAN_TLS_CERTIFICATE_FILE and PISHKHAN_TLS_KEY_FILE must be given'],
    [{ PISHKHAN_LOGIN_STRENGTH: undefined }, 'PISHKHAN_LOGIN_STRENGTH must be'],
    [atProxy, 'PISHKHAN_TRUSTED_PROXIES must name the proxies'],
    ...notProxies.map(
      (proxies) => [{ PISHKHAN_TRUSTED_PROXIES: proxies }, 'PISHKHAN_TRUSTED_PROXIES must be addresses'] as const,
    ),
    [{ EVENTSTORE_URL: `${safe.EVENTSTORE_URL}?tls=false` }, 'EVENTSTORE_URL must use TLS'],
    [{ EVENTSTORE_URL: `${safe.EVENTSTORE_URL}?TLS=False` }, 'EVENTSTORE_URL must use TLS'],
    [{ EVENTSTORE_URL: `${safe.EVENTSTORE_URL}?tlsVerifyCert=false` }, 'verify the certificate'],
    [{ EVENTSTORE_URL: 'esdb://events.gas.example' }, 'EVENTSTORE_URL must name a user'],
    [{ EVENTSTORE_URL: 'esdb://admin:changeit@events.gas.example' }, 'EVENTSTORE_URL has a published password'],
    [{ PISHKHAN_TEST_SERVER: 'accepted' }, 'PISHKHAN_TEST_SERVER'],
    [{ KAFKA_TLS: 'false' }, 'KAFKA_TLS must be true'],
    [{ KAFKA_SASL_MECHANISM: 'none' }, 'KAFKA_SASL_MECHANISM'],
    [{ KAFKA_USERNAME: undefined }, 'KAFKA_USERNAME and KAFKA_PASSWORD'],
    [{ KAFKA_PASSWORD: 'pishkhan-demo' }, 'KAFKA_PASSWORD is a published password'],
    [{ MONGODB_URL: 'mongodb://u:p@db/?replicaSet=rs0' }, 'MONGODB_URL must use TLS'],
    [{ MONGODB_URL: 'mongodb+srv://u:p@db/?tls=false' }, 'MONGODB_URL must use TLS'],
    [{ MONGODB_URL: 'mongodb://db/?replicaSet=rs0&tls=true' }, 'MONGODB_URL must name a user'],
    [{ MONGODB_URL: 'mongodb://u:p@db/?tls=true&tlsInsecure=true' }, 'tlsinsecure'],
    [{ MONGODB_URL: 'mongodb://u:p@db/?tls=true&tlsAllowInvalidCertificates=true' }, 'tlsallowinvalidcertificates'],
    [{ PISHKHAN_ISSUER: 'http://127.0.0.1:4105' }, 'PISHKHAN_ISSUER must be https'],
    [{ PISHKHAN_CLOCK_FILE: '/run/clock.json' }, 'PISHKHAN_CLOCK_FILE'],
    [{ PISHKHAN_SAMPLES: '/srv/data' }, 'PISHKHAN_SAMPLES'],
    [{ PISHKHAN_BUILD: undefined }, 'PISHKHAN_BUILD'],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
    [{ NODE_OPTIONS: '--enable-source-maps --tls-min-v1.0' }, 'NODE_OPTIONS must not weaken TLS'],
    [{ NODE_OPTIONS: '--tls-max-v1.1' }, 'NODE_OPTIONS must not weaken TLS'],
    [{ NODE_OPTIONS: '--tls-cipher-list=ALL' }, 'NODE_OPTIONS must not weaken TLS'],
  ])('does not start with %p', (change, sentence) => {
    const starting = () => settingsFrom({ ...safe, ...change });
    expect(starting).toThrow(UnusableSettings);
    expect(starting).toThrow(sentence);
  });

  it('names every fault at once, and no secret', () => {
    const starting = () => settingsFrom({ ...safe, KAFKA_TLS: 'false', MONGODB_URL: 'mongodb://u:secret-7@db' });
    expect(starting).toThrow(/KAFKA_TLS.*MONGODB_URL/);
    expect(starting).not.toThrow(/secret-7/);
  });

  it('may use all of it on one machine, if its profile says so', () =>
    expect(
      settingsFrom({
        ...safe,
        PISHKHAN_PROFILE: 'local',
        EVENTSTORE_URL: 'esdb://127.0.0.1:2113?tls=false',
        KAFKA_TLS: 'false',
        PISHKHAN_CLOCK_FILE: '/tmp/clock.json',
      }).PISHKHAN_CLOCK_FILE,
    ).toBe('/tmp/clock.json'));
});
